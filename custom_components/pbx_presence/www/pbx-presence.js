var dn="https://github.com/pbx-presence/pbx-presence";/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Ee=globalThis,Ce=Ee.ShadowRoot&&(Ee.ShadyCSS===void 0||Ee.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,St=Symbol(),un=new WeakMap,me=class{constructor(e,t,r){if(this._$cssResult$=!0,r!==St)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(Ce&&e===void 0){let r=t!==void 0&&t.length===1;r&&(e=un.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),r&&un.set(t,e))}return e}toString(){return this.cssText}},hn=n=>new me(typeof n=="string"?n:n+"",void 0,St),y=(n,...e)=>{let t=n.length===1?n[0]:e.reduce((r,i,o)=>r+(s=>{if(s._$cssResult$===!0)return s.cssText;if(typeof s=="number")return s;throw Error("Value passed to 'css' function must be a 'css' function result: "+s+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(i)+n[o+1],n[0]);return new me(t,n,St)},mn=(n,e)=>{if(Ce)n.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let r=document.createElement("style"),i=Ee.litNonce;i!==void 0&&r.setAttribute("nonce",i),r.textContent=t.cssText,n.appendChild(r)}},Pt=Ce?n=>n:n=>n instanceof CSSStyleSheet?(e=>{let t="";for(let r of e.cssRules)t+=r.cssText;return hn(t)})(n):n;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{is:gi,defineProperty:yi,getOwnPropertyDescriptor:bi,getOwnPropertyNames:vi,getOwnPropertySymbols:xi,getPrototypeOf:wi}=Object,Ae=globalThis,fn=Ae.trustedTypes,ki=fn?fn.emptyScript:"",_i=Ae.reactiveElementPolyfillSupport,fe=(n,e)=>n,Et={toAttribute(n,e){switch(e){case Boolean:n=n?ki:null;break;case Object:case Array:n=n==null?n:JSON.stringify(n)}return n},fromAttribute(n,e){let t=n;switch(e){case Boolean:t=n!==null;break;case Number:t=n===null?null:Number(n);break;case Object:case Array:try{t=JSON.parse(n)}catch{t=null}}return t}},yn=(n,e)=>!gi(n,e),gn={attribute:!0,type:String,converter:Et,reflect:!1,useDefault:!1,hasChanged:yn};Symbol.metadata??=Symbol("metadata"),Ae.litPropertyMetadata??=new WeakMap;var R=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=gn){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let r=Symbol(),i=this.getPropertyDescriptor(e,r,t);i!==void 0&&yi(this.prototype,e,i)}}static getPropertyDescriptor(e,t,r){let{get:i,set:o}=bi(this.prototype,e)??{get(){return this[t]},set(s){this[t]=s}};return{get:i,set(s){let a=i?.call(this);o?.call(this,s),this.requestUpdate(e,a,r)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??gn}static _$Ei(){if(this.hasOwnProperty(fe("elementProperties")))return;let e=wi(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(fe("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(fe("properties"))){let t=this.properties,r=[...vi(t),...xi(t)];for(let i of r)this.createProperty(i,t[i])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[r,i]of t)this.elementProperties.set(r,i)}this._$Eh=new Map;for(let[t,r]of this.elementProperties){let i=this._$Eu(t,r);i!==void 0&&this._$Eh.set(i,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let r=new Set(e.flat(1/0).reverse());for(let i of r)t.unshift(Pt(i))}else e!==void 0&&t.push(Pt(e));return t}static _$Eu(e,t){let r=t.attribute;return r===!1?void 0:typeof r=="string"?r:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let r of t.keys())this.hasOwnProperty(r)&&(e.set(r,this[r]),delete this[r]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return mn(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,r){this._$AK(e,r)}_$ET(e,t){let r=this.constructor.elementProperties.get(e),i=this.constructor._$Eu(e,r);if(i!==void 0&&r.reflect===!0){let o=(r.converter?.toAttribute!==void 0?r.converter:Et).toAttribute(t,r.type);this._$Em=e,o==null?this.removeAttribute(i):this.setAttribute(i,o),this._$Em=null}}_$AK(e,t){let r=this.constructor,i=r._$Eh.get(e);if(i!==void 0&&this._$Em!==i){let o=r.getPropertyOptions(i),s=typeof o.converter=="function"?{fromAttribute:o.converter}:o.converter?.fromAttribute!==void 0?o.converter:Et;this._$Em=i;let a=s.fromAttribute(t,o.type);this[i]=a??this._$Ej?.get(i)??a,this._$Em=null}}requestUpdate(e,t,r,i=!1,o){if(e!==void 0){let s=this.constructor;if(i===!1&&(o=this[e]),r??=s.getPropertyOptions(e),!((r.hasChanged??yn)(o,t)||r.useDefault&&r.reflect&&o===this._$Ej?.get(e)&&!this.hasAttribute(s._$Eu(e,r))))return;this.C(e,t,r)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:r,reflect:i,wrapped:o},s){r&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,s??t??this[e]),o!==!0||s!==void 0)||(this._$AL.has(e)||(this.hasUpdated||r||(t=void 0),this._$AL.set(e,t)),i===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[i,o]of this._$Ep)this[i]=o;this._$Ep=void 0}let r=this.constructor.elementProperties;if(r.size>0)for(let[i,o]of r){let{wrapped:s}=o,a=this[i];s!==!0||this._$AL.has(i)||a===void 0||this.C(i,void 0,o,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(r=>r.hostUpdate?.()),this.update(t)):this._$EM()}catch(r){throw e=!1,this._$EM(),r}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};R.elementStyles=[],R.shadowRootOptions={mode:"open"},R[fe("elementProperties")]=new Map,R[fe("finalized")]=new Map,_i?.({ReactiveElement:R}),(Ae.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var At=globalThis,bn=n=>n,Te=At.trustedTypes,vn=Te?Te.createPolicy("lit-html",{createHTML:n=>n}):void 0,Tt="$lit$",H=`lit$${Math.random().toFixed(9).slice(2)}$`,Ot="?"+H,$i=`<${Ot}>`,G=document,ye=()=>G.createComment(""),be=n=>n===null||typeof n!="object"&&typeof n!="function",Rt=Array.isArray,Sn=n=>Rt(n)||typeof n?.[Symbol.iterator]=="function",Ct=`[ 	
\f\r]`,ge=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,xn=/-->/g,wn=/>/g,F=RegExp(`>|${Ct}(?:([^\\s"'>=/]+)(${Ct}*=${Ct}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),kn=/'/g,_n=/"/g,Pn=/^(?:script|style|textarea|title)$/i,Ht=n=>(e,...t)=>({_$litType$:n,strings:e,values:t}),c=Ht(1),ds=Ht(2),us=Ht(3),C=Symbol.for("lit-noChange"),d=Symbol.for("lit-nothing"),$n=new WeakMap,W=G.createTreeWalker(G,129);function En(n,e){if(!Rt(n)||!n.hasOwnProperty("raw"))throw Error("invalid template strings array");return vn!==void 0?vn.createHTML(e):e}var Cn=(n,e)=>{let t=n.length-1,r=[],i,o=e===2?"<svg>":e===3?"<math>":"",s=ge;for(let a=0;a<t;a++){let l=n[a],p,m,h=-1,f=0;for(;f<l.length&&(s.lastIndex=f,m=s.exec(l),m!==null);)f=s.lastIndex,s===ge?m[1]==="!--"?s=xn:m[1]!==void 0?s=wn:m[2]!==void 0?(Pn.test(m[2])&&(i=RegExp("</"+m[2],"g")),s=F):m[3]!==void 0&&(s=F):s===F?m[0]===">"?(s=i??ge,h=-1):m[1]===void 0?h=-2:(h=s.lastIndex-m[2].length,p=m[1],s=m[3]===void 0?F:m[3]==='"'?_n:kn):s===_n||s===kn?s=F:s===xn||s===wn?s=ge:(s=F,i=void 0);let g=s===F&&n[a+1].startsWith("/>")?" ":"";o+=s===ge?l+$i:h>=0?(r.push(p),l.slice(0,h)+Tt+l.slice(h)+H+g):l+H+(h===-2?a:g)}return[En(n,o+(n[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),r]},ve=class n{constructor({strings:e,_$litType$:t},r){let i;this.parts=[];let o=0,s=0,a=e.length-1,l=this.parts,[p,m]=Cn(e,t);if(this.el=n.createElement(p,r),W.currentNode=this.el.content,t===2||t===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(i=W.nextNode())!==null&&l.length<a;){if(i.nodeType===1){if(i.hasAttributes())for(let h of i.getAttributeNames())if(h.endsWith(Tt)){let f=m[s++],g=i.getAttribute(h).split(H),b=/([.?@])?(.*)/.exec(f);l.push({type:1,index:o,name:b[2],strings:g,ctor:b[1]==="."?Re:b[1]==="?"?He:b[1]==="@"?De:X}),i.removeAttribute(h)}else h.startsWith(H)&&(l.push({type:6,index:o}),i.removeAttribute(h));if(Pn.test(i.tagName)){let h=i.textContent.split(H),f=h.length-1;if(f>0){i.textContent=Te?Te.emptyScript:"";for(let g=0;g<f;g++)i.append(h[g],ye()),W.nextNode(),l.push({type:2,index:++o});i.append(h[f],ye())}}}else if(i.nodeType===8)if(i.data===Ot)l.push({type:2,index:o});else{let h=-1;for(;(h=i.data.indexOf(H,h+1))!==-1;)l.push({type:7,index:o}),h+=H.length-1}o++}}static createElement(e,t){let r=G.createElement("template");return r.innerHTML=e,r}};function V(n,e,t=n,r){if(e===C)return e;let i=r!==void 0?t._$Co?.[r]:t._$Cl,o=be(e)?void 0:e._$litDirective$;return i?.constructor!==o&&(i?._$AO?.(!1),o===void 0?i=void 0:(i=new o(n),i._$AT(n,t,r)),r!==void 0?(t._$Co??=[])[r]=i:t._$Cl=i),i!==void 0&&(e=V(n,i._$AS(n,e.values),i,r)),e}var Oe=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:r}=this._$AD,i=(e?.creationScope??G).importNode(t,!0);W.currentNode=i;let o=W.nextNode(),s=0,a=0,l=r[0];for(;l!==void 0;){if(s===l.index){let p;l.type===2?p=new ie(o,o.nextSibling,this,e):l.type===1?p=new l.ctor(o,l.name,l.strings,this,e):l.type===6&&(p=new Ne(o,this,e)),this._$AV.push(p),l=r[++a]}s!==l?.index&&(o=W.nextNode(),s++)}return W.currentNode=G,i}p(e){let t=0;for(let r of this._$AV)r!==void 0&&(r.strings!==void 0?(r._$AI(e,r,t),t+=r.strings.length-2):r._$AI(e[t])),t++}},ie=class n{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,r,i){this.type=2,this._$AH=d,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=r,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=V(this,e,t),be(e)?e===d||e==null||e===""?(this._$AH!==d&&this._$AR(),this._$AH=d):e!==this._$AH&&e!==C&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Sn(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==d&&be(this._$AH)?this._$AA.nextSibling.data=e:this.T(G.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:r}=e,i=typeof r=="number"?this._$AC(e):(r.el===void 0&&(r.el=ve.createElement(En(r.h,r.h[0]),this.options)),r);if(this._$AH?._$AD===i)this._$AH.p(t);else{let o=new Oe(i,this),s=o.u(this.options);o.p(t),this.T(s),this._$AH=o}}_$AC(e){let t=$n.get(e.strings);return t===void 0&&$n.set(e.strings,t=new ve(e)),t}k(e){Rt(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,r,i=0;for(let o of e)i===t.length?t.push(r=new n(this.O(ye()),this.O(ye()),this,this.options)):r=t[i],r._$AI(o),i++;i<t.length&&(this._$AR(r&&r._$AB.nextSibling,i),t.length=i)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let r=bn(e).nextSibling;bn(e).remove(),e=r}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},X=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,r,i,o){this.type=1,this._$AH=d,this._$AN=void 0,this.element=e,this.name=t,this._$AM=i,this.options=o,r.length>2||r[0]!==""||r[1]!==""?(this._$AH=Array(r.length-1).fill(new String),this.strings=r):this._$AH=d}_$AI(e,t=this,r,i){let o=this.strings,s=!1;if(o===void 0)e=V(this,e,t,0),s=!be(e)||e!==this._$AH&&e!==C,s&&(this._$AH=e);else{let a=e,l,p;for(e=o[0],l=0;l<o.length-1;l++)p=V(this,a[r+l],t,l),p===C&&(p=this._$AH[l]),s||=!be(p)||p!==this._$AH[l],p===d?e=d:e!==d&&(e+=(p??"")+o[l+1]),this._$AH[l]=p}s&&!i&&this.j(e)}j(e){e===d?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},Re=class extends X{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===d?void 0:e}},He=class extends X{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==d)}},De=class extends X{constructor(e,t,r,i,o){super(e,t,r,i,o),this.type=5}_$AI(e,t=this){if((e=V(this,e,t,0)??d)===C)return;let r=this._$AH,i=e===d&&r!==d||e.capture!==r.capture||e.once!==r.once||e.passive!==r.passive,o=e!==d&&(r===d||i);i&&this.element.removeEventListener(this.name,this,r),o&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Ne=class{constructor(e,t,r){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=r}get _$AU(){return this._$AM._$AU}_$AI(e){V(this,e)}},An={M:Tt,P:H,A:Ot,C:1,L:Cn,R:Oe,D:Sn,V,I:ie,H:X,N:He,U:De,B:Re,F:Ne},Si=At.litHtmlPolyfillSupport;Si?.(ve,ie),(At.litHtmlVersions??=[]).push("3.3.3");var Tn=(n,e,t)=>{let r=t?.renderBefore??e,i=r._$litPart$;if(i===void 0){let o=t?.renderBefore??null;r._$litPart$=i=new ie(e.insertBefore(ye(),o),o,void 0,t??{})}return i._$AI(n),i};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Dt=globalThis,k=class extends R{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Tn(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return C}};k._$litElement$=!0,k.finalized=!0,Dt.litElementHydrateSupport?.({LitElement:k});var Pi=Dt.litElementPolyfillSupport;Pi?.({LitElement:k});(Dt.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2022 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Ei={text:"a text",texts:"a text or a list of texts",flag:"true or false",count:"a whole number above 0",action:"an action",entities:"a list of entity IDs"},je=n=>typeof n=="string",On=n=>Array.isArray(n)&&n.every(je),Ci={text:je,texts:n=>je(n)||On(n),flag:n=>typeof n=="boolean",count:n=>Number.isInteger(n)&&Number(n)>0,action:n=>je(n.action),entities:On};function Le(n,e){if(typeof n!="object"||n===null||Array.isArray(n))throw new Error("The configuration has to be an object.");let t=n;for(let[r,i]of Object.entries(e)){let o=t[r];o!=null&&Ai(r,o,i)}}function Ai(n,e,t){if(typeof t!="string"){if(t.includes(e))return;throw new Error(`${n} has to be one of ${t.join(", ")}.`)}if(!Ci[t](e))throw new Error(`${n} has to be ${Ei[t]}.`)}function Rn(n,e){let t=Object.entries(n).filter(([,r])=>r!==null);return{...e,...Object.fromEntries(t)}}var w="pbx_presence",Be=new Set(["unavailable","unknown"]);function v(n){return n.locale?.language||n.language||"en"}function q(n){return n?.name_by_user||n?.name||""}function xe(n){return n?.config_entry_id||n?.primary_config_entry||""}function Y(n){let e=new Map;for(let t of n){if(!t.device_id)continue;let r=e.get(t.device_id);r?r.push(t):e.set(t.device_id,[t])}return e}function Hn(n){return n?.platform===w&&n.translation_key==="presence"}function J(n,e){return Object.values(n.entities??{}).filter(t=>t.platform===w&&t.translation_key===e&&!t.hidden).map(({entity_id:t})=>t)}var S={accounts:"Accounts",available:"available",available_of:"{count} of {total} available",badge_description:"How many people are available, on a call and ringing.",badge_name:"PBX Presence totals",call:"Call",call_answered:"Answered",call_missed:"Missed",call_outgoing:"Outgoing",call_unanswered:"Outgoing, no answer",caller_in:"from {caller}",caller_out:"to {caller}",caller_with:"with {caller}",calls_description:"Who is on the phone right now.",calls_name:"PBX Presence calls",calls_title:"On the phone",cancel:"Cancel",card_description:"Everyone on your PBX: who is available, and who is on the phone.",card_name:"PBX Presence board",clear:"Clear",close:"Close",copied:"Copied",copy:"Copy",density_auto:"Automatic",density_comfortable:"Comfortable",density_compact:"Compact",density_wall:"Wall",device:"Device",dial_now:"Call now",dial_question:"Call {name}? The phone of the account's owner rings first.",dial_ringing:"The owner's phone is ringing",dial_sending:"Calling …",editor_account:"Account",editor_available_only:"Only available people",editor_columns:"Columns",editor_density:"Density",editor_double_tap_action:"Double tap",editor_entities:"People",editor_entity:"Entity",editor_group_by:"Group by",editor_hide_empty:"Hide while no one is on the phone",editor_hold_action:"Hold",editor_key_word:"Keywords",editor_kiosk:"Kiosk: everyone on one screen",editor_on_call_only:"Only people on a call",editor_show_filters:"Show filters",editor_show_header:"Show totals",editor_show_number:"Show numbers",editor_show_search:"Show search",editor_sort:"Order",editor_tap_action:"Tap",editor_title:"Title",empty:"There are no extensions here yet. Add a PBX Presence account, or choose other people for this board.",failed:"Home Assistant refused that. Try again later.",favorite:"Favorite",feature_description:"A person's call or profile, on a tile.",feature_name:"PBX Presence call and profile",filters:"Filters",group_by_account:"Account",group_by_area:"Area",group_by_group:"Group",group_by_key_word:"Keyword",group_by_none:"Nothing",group_description:"A group: how many are available, and who is next.",group_name:"PBX Presence group",groups:"Groups",groups_and_key_words:"Groups and keywords",helper_account:"Leave empty to show all accounts.",helper_columns:"Leave empty to fit the width.",helper_entities:"Leave empty to show everyone.",helper_key_word:"Leave empty to show everyone.",helper_kiosk:"For a wall tablet. Hides search and filters, and turns pages if not everyone fits.",helper_tap_action:"By default, opens the person's details.",is_free:"{name} is free",is_free_description:"Created by the PBX Presence board. It notifies once and then turns itself off.",last_calls:"Recent calls",left:"{time} left",loading:"Loading …",members:"Members",more_info:"More info",next:"next: {name}",no_calls:"No calls",no_connection:"No connection",no_group:"Choose a sensor of a group.",no_history:"The history could not be loaded.",no_one_on_call:"No one is on the phone.",no_person:"Choose the presence sensor of a person.",none:"No one matches the search and the filters.",not_available:"not available",not_listed:"Not in the contact list",nothing_known:"No one's status is known at the moment.",on_call:"on a call",on_calls:"{time} on calls ({count})",others:"Others",out_of_date:"What you see may be out of date.",page:"Page {page} of {count}",people:"People",person_description:"One person: status, call and profile.",person_name:"PBX Presence person",problem_busy:"{account} is limiting requests.",problem_busy_since:"{account} has been limiting requests since {when}.",problem_no_answer:"{account} does not answer.",problem_no_answer_since:"{account} has not answered since {when}.",problem_not_allowed:"{account} is no longer allowed to read the contact list.",problem_not_allowed_since:"{account} has not been allowed to read the contact list since {when}.",problem_sign_in:"{account} needs you to sign in again.",ringing:"ringing",search:"Search",section_actions:"Interactions",section_order:"Order",section_shown:"What is shown",section_starts_with:"Starts with",section_who:"Who",show_everyone:"Show everyone",shown:"{count} of {total} people",sign_in:"Sign in",since:"since {when}",sort_last_name:"Last name",sort_name:"Name",sort_number:"Number",sort_state:"Status",stale:"out of date",strategy_description:"A dashboard of your PBX: people, groups and accounts.",strategy_name:"PBX Presence",tell_me:"Tell me when free",tell_me_hint:"Home Assistant will show a notification once. To send it to your phone, edit the automation.",today:"Today",total:"in total",totals:"Totals",until:"until {when}"};var Oi=`Konti
ledige
{count} af {total} ledige
Hvor mange der er ledige, i samtale, og hvis telefon ringer.
PBX Presence-antal
Ring op
Besvaret
Ubesvaret
Udgående
Udgående, intet svar
fra {caller}
til {caller}
med {caller}
Hvem der taler i telefon lige nu.
PBX Presence-opkald
I telefonen
Annullér
Alle på omstillingen: hvem der er ledig, og hvem der taler i telefon.
PBX Presence-tavle
Ryd
Luk
Kopieret
Kopiér
Automatisk
Luftig
Kompakt
Væg
Enhed
Ring op nu
Ring til {name}? Kontoejerens telefon ringer først.
Ejerens telefon ringer
Ringer op …
Konto
Kun ledige
Kolonner
Tæthed
Dobbelttryk
Personer
Entitet
Gruppér efter
Skjul, når ingen taler i telefon
Hold nede
Nøgleord
Kiosk: alle på én skærm
Kun dem, der er i samtale
Vis filtre
Vis antal
Vis numre
Vis søgefelt
Rækkefølge
Tryk
Titel
Her er ingen lokalnumre endnu. Tilføj en konto i PBX Presence, eller vælg andre personer til tavlen.
Home Assistant afviste det. Prøv igen senere.
Favorit
En persons opkald eller profil, under en flise.
PBX Presence-opkald og profil
Filtre
Konto
Område
Gruppe
Nøgleord
Ingenting
En gruppe: hvor mange der er ledige, og hvem der er den næste.
PBX Presence-gruppe
Grupper
Grupper og nøgleord
Lad feltet være tomt for at vise alle konti.
Lad feltet være tomt for at tilpasse til bredden.
Lad feltet være tomt for at vise alle.
Lad feltet være tomt for at vise alle.
Til en tablet på væggen. Skjuler søgning og filtre, og bladrer, hvis der ikke er plads til alle.
Åbner som standard alt om personen.
{name} er ledig
Oprettet af PBX Presence-tavlen. Den giver besked én gang og slår derefter sig selv fra.
Seneste opkald
{time} tilbage
Indlæser …
Medlemmer
Mere info
næste: {name}
Ingen opkald
Ingen forbindelse
Vælg en sensor for en gruppe.
Historikken kunne ikke indlæses.
Ingen taler i telefon.
Vælg en persons tilstedeværelsessensor.
Ingen matcher søgningen og filtrene.
ikke tilgængelige
Ikke på kontaktlisten
Ingens status er kendt lige nu.
i samtale
{time} i samtale ({count})
Øvrige
Det viste kan være forældet.
Side {page} af {count}
Personer
Én person: status, opkald og profil.
PBX Presence-person
{account} begrænser forespørgsler.
{account} har begrænset forespørgsler siden {when}.
{account} svarer ikke.
{account} har ikke svaret siden {when}.
{account} må ikke længere læse kontaktlisten.
{account} har ikke måttet læse kontaktlisten siden {when}.
Du skal logge ind på {account} igen.
ringer
Søg
Interaktioner
Rækkefølge
Hvad der vises
Begynder med
Hvem
Vis alle
{count} af {total} personer
Log ind
siden {when}
Efternavn
Navn
Nummer
Status
forældet
Et betjeningspanel til omstillingen: personer, grupper og konti.
PBX Presence
Giv besked, når personen er ledig
Home Assistant viser en notifikation én gang. Redigér automatiseringen for at få den på telefonen.
I dag
i alt
Antal
til {when}`.split(`
`),Dn=Object.fromEntries(Object.keys(S).map((n,e)=>[n,Oi[e]]));var Ri=`Konten
erreichbar
{count} von {total} erreichbar
Wie viele Personen erreichbar und im Gespräch sind und bei wie vielen es klingelt.
PBX-Presence-Summen
Anrufen
Angenommen
Verpasst
Ausgehend
Ausgehend, keine Antwort
von {caller}
an {caller}
mit {caller}
Wer gerade telefoniert.
PBX-Presence-Gespräche
Am Telefon
Abbrechen
Alle an der Telefonanlage: wer erreichbar ist und wer gerade telefoniert.
PBX-Presence-Übersicht
Zurücksetzen
Schließen
Kopiert
Kopieren
Automatisch
Geräumig
Kompakt
Wand
Gerät
Jetzt anrufen
{name} anrufen? Zuerst klingelt das Telefon des Kontoinhabers.
Das Telefon des Kontoinhabers klingelt
Anruf wird gestartet …
Konto
Nur Erreichbare
Spalten
Dichte
Doppeltippen
Personen
Entität
Gruppieren nach
Ausblenden, wenn niemand telefoniert
Festhalten
Stichwörter
Kiosk: alle auf einem Bildschirm
Nur Telefonierende
Filter anzeigen
Summen anzeigen
Nummern anzeigen
Suche anzeigen
Reihenfolge
Antippen
Überschrift
Hier ist noch niemand. Füge ein Konto von PBX Presence hinzu oder wähle andere Personen für diese Übersicht.
Home Assistant hat das abgelehnt. Versuche es später erneut.
Favorit
Gespräch oder Profil einer Person, auf einer Kachel.
PBX-Presence-Gespräch und Profil
Filter
Konto
Bereich
Gruppe
Stichwort
Nichts
Eine Gruppe: wie viele erreichbar sind, und wer als Nächstes dran ist.
PBX-Presence-Gruppe
Gruppen
Gruppen und Stichwörter
Leer lassen, um alle Konten anzuzeigen.
Leer lassen, um die Breite auszufüllen.
Leer lassen, um alle anzuzeigen.
Leer lassen, um alle anzuzeigen.
Für ein Tablet an der Wand. Blendet Suche und Filter aus und blättert um, wenn nicht alle Platz haben.
Öffnet standardmäßig die Details der Person.
{name} ist frei
Von der PBX-Presence-Übersicht erstellt. Sie benachrichtigt einmal und schaltet sich dann selbst aus.
Letzte Anrufe
noch {time}
Wird geladen …
Mitglieder
Detailansicht
als Nächstes: {name}
Keine Anrufe
Keine Verbindung
Wähle einen Sensor einer Gruppe.
Der Verlauf konnte nicht geladen werden.
Niemand telefoniert.
Wähle den Präsenzsensor einer Person.
Niemand passt zu Suche und Filtern.
nicht erreichbar
Nicht in der Kontaktliste
Zurzeit ist von niemandem ein Status bekannt.
im Gespräch
{time} im Gespräch ({count})
Übrige
Die Anzeige kann veraltet sein.
Seite {page} von {count}
Personen
Eine Person: Status, Gespräch und Profil.
PBX-Presence-Person
{account} begrenzt Anfragen.
{account} begrenzt seit {when} Anfragen.
{account} antwortet nicht.
{account} antwortet seit {when} nicht.
{account} darf die Kontaktliste nicht mehr lesen.
{account} darf die Kontaktliste seit {when} nicht mehr lesen.
Für {account} musst du dich erneut anmelden.
klingelt
Suche
Interaktionen
Reihenfolge
Anzeige
Zu Beginn
Wer
Alle anzeigen
{count} von {total} Personen
Anmelden
seit {when}
Nachname
Name
Nummer
Status
veraltet
Ein Dashboard der Telefonanlage: Personen, Gruppen und Konten.
PBX Presence
Melden, sobald frei
Home Assistant zeigt einmal eine Benachrichtigung. Bearbeite die Automation, um sie auf dein Handy zu bekommen.
Heute
insgesamt
Summen
bis {when}`.split(`
`),Nn=Object.fromEntries(Object.keys(S).map((n,e)=>[n,Ri[e]]));var Hi=`Tilit
tavoitettavissa
{count}/{total} tavoitettavissa
Kuinka moni on tavoitettavissa tai puhelussa ja kuinka monen puhelin soi.
PBX Presence -lukumäärät
Soita
Vastattu
Vastaamaton
Lähtevä
Lähtevä, ei vastausta
soittaja {caller}
vastaanottaja {caller}
toinen osapuoli {caller}
Kuka puhuu puhelimessa juuri nyt.
PBX Presence -puhelut
Puhelimessa
Peruuta
Kaikki puhelinvaihteessa: kuka on tavoitettavissa ja kuka puhuu puhelimessa.
PBX Presence -taulu
Tyhjennä
Sulje
Kopioitu
Kopioi
Automaattinen
Väljä
Tiivis
Seinä
Laite
Soita nyt
Haluatko soittaa henkilölle {name}? Tilin omistajan puhelin soi ensin.
Omistajan puhelin soi
Soitetaan …
Tili
Vain tavoitettavissa olevat
Sarakkeet
Tiheys
Kaksoisnapautus
Henkilöt
Entiteetti
Ryhmittely
Piilota, kun kukaan ei ole puhelimessa
Pitkä painallus
Avainsanat
Kioski: kaikki yhdellä näytöllä
Vain puhelussa olevat
Näytä suodattimet
Näytä lukumäärät
Näytä numerot
Näytä haku
Järjestys
Napautus
Otsikko
Täällä ei ole vielä ketään. Lisää PBX Presence -tili tai valitse taululle muita henkilöitä.
Home Assistant ei hyväksynyt tätä. Yritä myöhemmin uudelleen.
Suosikki
Henkilön puhelu tai profiili tiilikortissa.
PBX Presence -puhelu ja profiili
Suodattimet
Tili
Huone
Ryhmä
Avainsana
Ei mitään
Ryhmä: kuinka moni on tavoitettavissa ja kuka on seuraava.
PBX Presence -ryhmä
Ryhmät
Ryhmät ja avainsanat
Jätä tyhjäksi, niin kaikki tilit näytetään.
Jätä tyhjäksi, niin määrä sovitetaan leveyteen.
Jätä tyhjäksi, niin kaikki näytetään.
Jätä tyhjäksi, niin kaikki näytetään.
Seinätabletille. Piilottaa haun ja suodattimet ja vaihtaa sivua, jos kaikki eivät mahdu.
Avaa oletuksena henkilön tiedot.
{name} on vapaa
PBX Presence -taulun luoma. Ilmoittaa kerran ja kytkeytyy sitten pois.
Viimeisimmät puhelut
{time} jäljellä
Ladataan …
Jäsenet
Lisätietoja
seuraava: {name}
Ei puheluita
Ei yhteyttä
Valitse ryhmän anturi.
Historiaa ei voitu ladata.
Kukaan ei ole puhelimessa.
Valitse henkilön läsnäoloanturi.
Haku ja suodattimet eivät tuota tuloksia.
ei tavoitettavissa
Ei yhteystietoluettelossa
Kenenkään tilaa ei tiedetä tällä hetkellä.
puhelussa
{time} puhelussa ({count})
Muut
Tiedot voivat olla vanhentuneita.
Sivu {page}/{count}
Henkilöt
Yksi henkilö: tila, puhelu ja profiili.
PBX Presence -henkilö
{account} rajoittaa pyyntöjä.
{account} rajoittaa pyyntöjä. Alkaen: {when}.
{account} ei vastaa.
{account} ei vastaa. Alkaen: {when}.
{account} ei enää saa lukea yhteystietoluetteloa.
{account} ei saa lukea yhteystietoluetteloa. Alkaen: {when}.
Sinun on kirjauduttava uudelleen: {account}.
soi
Haku
Vuorovaikutukset
Järjestys
Mitä näytetään
Alkutila
Ketkä
Näytä kaikki
{count}/{total} henkilöä
Kirjaudu sisään
alkaen {when}
Sukunimi
Nimi
Numero
Tila
vanhentunut
Puhelinvaihteen kojelauta: henkilöt, ryhmät ja tilit.
PBX Presence
Ilmoita, kun vapautuu
Home Assistant näyttää ilmoituksen kerran. Muokkaa automaatiota, jos haluat sen puhelimeesi.
Tänään
yhteensä
Lukumäärät
päättyy {when}`.split(`
`),jn=Object.fromEntries(Object.keys(S).map((n,e)=>[n,Hi[e]]));var Di=`Kontoer
tilgjengelige
{count} av {total} tilgjengelige
Hvor mange som er tilgjengelige, i samtale eller har en telefon som ringer.
PBX Presence-antall
Ring
Besvart
Tapt
Utgående
Utgående, ikke svar
fra {caller}
til {caller}
med {caller}
Hvem som sitter i telefonen akkurat nå.
PBX Presence-samtaler
I telefonen
Avbryt
Alle på sentralbordet: hvem som er tilgjengelig, og hvem som sitter i telefonen.
PBX Presence-tavle
Tøm
Lukk
Kopiert
Kopier
Automatisk
Luftig
Kompakt
Vegg
Enhet
Ring nå
Ringe {name}? Kontoeierens telefon ringer først.
Eierens telefon ringer
Ringer opp …
Konto
Bare tilgjengelige
Kolonner
Tetthet
Dobbelttrykk
Personer
Entitet
Grupper etter
Skjul når ingen sitter i telefonen
Hold inne
Nøkkelord
Kiosk: alle på én skjerm
Bare de som er i samtale
Vis filtre
Vis antall
Vis numre
Vis søkefelt
Rekkefølge
Trykk
Tittel
Her er det ingen ennå. Legg til en konto i PBX Presence, eller velg andre personer til tavlen.
Home Assistant avviste det. Prøv igjen senere.
Favoritt
Samtalen eller profilen til en person, på en flis.
PBX Presence-samtale og profil
Filtre
Konto
Område
Gruppe
Nøkkelord
Ingenting
En gruppe: hvor mange som er tilgjengelige, og hvem som er neste.
PBX Presence-gruppe
Grupper
Grupper og nøkkelord
La stå tomt for å vise alle kontoer.
La stå tomt for å tilpasse til bredden.
La stå tomt for å vise alle.
La stå tomt for å vise alle.
For et nettbrett på veggen. Skjuler søk og filtre, og bytter side hvis det ikke er plass til alle.
Åpner som standard detaljene om personen.
{name} er ledig
Opprettet av PBX Presence-tavlen. Den varsler én gang og slår seg deretter av.
Siste samtaler
{time} igjen
Laster inn …
Medlemmer
Mer info
neste: {name}
Ingen samtaler
Ingen forbindelse
Velg en sensor for en gruppe.
Historikken kunne ikke lastes inn.
Ingen sitter i telefonen.
Velg tilstedeværelsessensoren til en person.
Ingen passer til søket og filtrene.
ikke tilgjengelige
Ikke i kontaktlisten
Ingen statuser er kjent akkurat nå.
i samtale
{time} i samtale ({count})
Andre
Det du ser, kan være utdatert.
Side {page} av {count}
Personer
Én person: status, samtale og profil.
PBX Presence-person
{account} begrenser forespørsler.
{account} har begrenset forespørsler siden {when}.
{account} svarer ikke.
{account} har ikke svart siden {when}.
{account} har ikke lenger lov til å lese kontaktlisten.
{account} har ikke hatt lov til å lese kontaktlisten siden {when}.
Du må logge inn på {account} igjen.
ringer
Søk
Interaksjoner
Rekkefølge
Hva som vises
Begynner med
Hvem
Vis alle
{count} av {total} personer
Logg inn
siden {when}
Etternavn
Navn
Nummer
Status
utdatert
Et dashbord for sentralbordet: personer, grupper og kontoer.
PBX Presence
Si fra når personen er ledig
Home Assistant viser et varsel én gang. Rediger automasjonen for å få det på telefonen.
I dag
totalt
Antall
til {when}`.split(`
`),Ln=Object.fromEntries(Object.keys(S).map((n,e)=>[n,Di[e]]));var Ni=`Konton
tillgängliga
{count} av {total} tillgängliga
Hur många som är tillgängliga, i samtal och har en telefon som ringer.
PBX Presence-antal
Ring
Besvarat
Missat
Utgående
Utgående, inget svar
från {caller}
till {caller}
med {caller}
Vem som sitter i telefon just nu.
PBX Presence-samtal
I telefon
Avbryt
Alla i växeln: vem som är tillgänglig och vem som sitter i telefon.
PBX Presence-tavla
Rensa
Stäng
Kopierat
Kopiera
Automatisk
Luftig
Kompakt
Vägg
Enhet
Ring nu
Ringa {name}? Kontoägarens telefon ringer först.
Ägarens telefon ringer
Ringer upp …
Konto
Bara tillgängliga
Kolumner
Täthet
Dubbeltryck
Personer
Entitet
Gruppera efter
Dölj när ingen sitter i telefon
Håll intryckt
Nyckelord
Kiosk: alla på en skärm
Bara de som är i samtal
Visa filter
Visa antal
Visa nummer
Visa sökfält
Ordning
Tryck
Rubrik
Här finns inga anknytningar ännu. Lägg till ett konto i PBX Presence, eller välj andra personer för tavlan.
Home Assistant nekade det. Försök igen senare.
Favorit
Samtalet eller profilen för en person, under en bricka.
PBX Presence-samtal och profil
Filter
Konto
Område
Grupp
Nyckelord
Ingenting
En grupp: hur många som är tillgängliga och vem som är näst på tur.
PBX Presence-grupp
Grupper
Grupper och nyckelord
Lämna tomt för att visa alla konton.
Lämna tomt för att anpassa till bredden.
Lämna tomt för att visa alla.
Lämna tomt för att visa alla.
För en surfplatta på väggen. Döljer sök och filter, och bläddrar om alla inte får plats.
Öppnar som standard allt om personen.
{name} är ledig
Skapad av PBX Presence-tavlan. Den meddelar en gång och stänger sedan av sig själv.
Senaste samtal
{time} kvar
Läser in …
Medlemmar
Mer information
näst på tur: {name}
Inga samtal
Ingen anslutning
Välj en sensor för en grupp.
Historiken kunde inte läsas in.
Ingen sitter i telefon.
Välj en persons närvarosensor.
Ingen matchar sökningen och filtren.
inte tillgängliga
Inte i kontaktlistan
Just nu är ingens status känd.
i samtal
{time} i samtal ({count})
Övriga
Det du ser kan vara inaktuellt.
Sida {page} av {count}
Personer
En person: status, samtal och profil.
PBX Presence-person
{account} begränsar förfrågningar.
{account} har begränsat förfrågningar sedan {when}.
{account} svarar inte.
{account} har inte svarat sedan {when}.
{account} får inte längre läsa kontaktlistan.
{account} har inte fått läsa kontaktlistan sedan {when}.
Du behöver logga in igen på {account}.
ringer
Sök
Interaktioner
Ordning
Vad som visas
Börjar med
Vem
Visa alla
{count} av {total} personer
Logga in
sedan {when}
Efternamn
Namn
Nummer
Status
inaktuellt
En kontrollpanel för växeln: personer, grupper och konton.
PBX Presence
Säg till när personen är ledig
Home Assistant visar en avisering en gång. Redigera automatiseringen för att få den i telefonen.
I dag
totalt
Antal
till {when}`.split(`
`),Bn=Object.fromEntries(Object.keys(S).map((n,e)=>[n,Ni[e]]));var zn={da:Dn,de:Nn,en:S,fi:jn,nb:Ln,sv:Bn};function Me(n){return In(n)?n:"en"}function In(n){let e=n.toLowerCase().split("-")[0]??"en";return zn[e==="no"||e==="nn"?"nb":e]}function u(n,e,t={},r=e){return(In(n)?.[e]??zn.en?.[e]??r).replace(/\{(\w+)\}/g,(o,s)=>String(t[s]??o))}var Mn=new Map;function T(n){let e=Mn.get(n);return e||(e=new Intl.Collator(n,{numeric:!0}),Mn.set(n,e)),e}function A(n){return n.normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase()}var ze=class extends k{static{this.properties={hass:{attribute:!1},config:{state:!0},of:{attribute:!1}}}setConfig(e){Le(e,this.of.fields),this.config=e}render(){let{hass:e,config:t}=this;if(!e||!t)return d;let r=(i,o)=>u(v(e),i,{},o);return c`<ha-form
      .hass=${e}
      .data=${{...this.of.defaults,...t}}
      .schema=${this.of.form(e)}
      .computeLabel=${({name:i})=>r(`editor_${i}`,i)}
      .computeHelper=${({name:i})=>r(`helper_${i}`,"")}
      @value-changed=${this.onChange}
    ></ha-form>`}onChange(e){e.stopPropagation();let t=Object.fromEntries(Object.entries(e.detail.value).filter(([r,i])=>this.isSaid(r,i)));this.dispatchEvent(new CustomEvent("config-changed",{detail:{config:t},bubbles:!0,composed:!0}))}isSaid(e,t){return t===void 0||t===""||Array.isArray(t)&&!t.length?!1:t!==this.of.defaults[e]||e in(this.config??{})}};async function Un(n){return customElements.get("ha-form")||await ji(),Object.assign(document.createElement("pbx-presence-editor"),{of:n})}async function ji(){await(await window.loadCardHelpers?.())?.createCardElement({type:"entities",entities:[]})?.constructor?.getConfigElement?.()}var Kn={available:"mdi:check-bold",not_available:"mdi:minus-thick",idle:"mdi:phone-hangup",ringing:"mdi:bell-ring",dialing:"mdi:phone-outgoing",on_call:"mdi:phone",unknown:"mdi:help",unavailable:"mdi:lan-disconnect"},O=["available","on_call","ringing","not_available"];function Z(n){let e=n==="dialing"?"on_call":n;return O.find(t=>t===e)}var Li=/\b(room|rum|rom|konferens\w*|conference|konferenz\w*|besprechung\w*|\w*raum|huone|neuvottelu\w*|mote\w*|moderum|lokale)\b/,Bi=/\b(queue|ko|jono|warteschlange|switchboard|vaxel|sentralbord|omstilling|reception\w*)\b/,Mi=190,zi=7,Ii=20;function Ui(n){let e=n.split(/[\s.,()/-]+/).filter(Boolean);return(e.length>1?[e[0],e.at(-1)]:e).map(r=>[...r??""][0]?.toLocaleUpperCase()??"").join("")}function Ki(n){let e=0;for(let t of n)e=(e*31+(t.codePointAt(0)??0))%9973;return Mi+e%zi*Ii}function Fn(n){let e=A(n).replaceAll("ø","o");return Li.test(e)?"mdi:door":Bi.test(e)?"mdi:human-queue":/\bfax\b/.test(e)?"mdi:fax":void 0}function oe(n){return c`<span
    class="avatar ${n.presence}"
    style="--hue: ${Ki(n.name)}"
    aria-hidden="true"
    ><span class="face">${Fi(n)}</span
    ><span class="dot"><ha-icon .icon=${Kn[n.presence]}></ha-icon></span
  ></span>`}function Fi({name:n,picture:e,icon:t}){return e?c`<img src=${e} alt="" loading="lazy" />`:t?c`<ha-icon .icon=${t}></ha-icon>`:c`${Ui(n)}`}var Ue=["name","last_name","number","state"],Ie={ringing:0,on_call:1,dialing:1,available:2,idle:3,not_available:4,unknown:5,unavailable:6};function Vn(n,e){let{compare:t}=T(e),r=(l,p)=>t(l.name,p.name),i=(l,p)=>+!l.number-+!p.number||t(l.number,p.number),o=(l,p)=>t(l.entity,p.entity),a=[{name:r,last_name:(l,p)=>t(Gn(l.name),Gn(p.name)),number:i,state:Wi}[n],r,i,o];return(l,p)=>a.reduce((m,h)=>m||h(l,p),0)}function Wi(n,e){let t=Ie[n.presence]-Ie[e.presence];return t||(Ie[n.presence]<Ie.available?(n.since??0)-(e.since??0):n.presence!=="not_available"?0:Wn(n)-Wn(e)||0)}function Wn({until:n}){return n?.getTime()??1/0}function Gn(n){return n.trim().split(/\s+/).at(-1)??""}var qn=new Set(["ringing","dialing","on_call"]),Gi=new Set([...qn,"available","not_available","idle"]),Fe=["presence","connectivity","profile","profile_until","profile_message","caller"];function se({presence:n}){return n==="ringing"?"caller_in":n==="dialing"?"caller_out":"caller_with"}var _=n=>qn.has(n.presence),D=n=>n.since!==void 0&&_(n)&&!n.isStale;function Yn(n,e){let{person:t}=e,r=e.words!==n.formatEntityState;if(e.words=n.formatEntityState,!t||!e.ids.every((o,s)=>n.states[o]===e.seen[s]))return e.seen=e.ids.map(o=>n.states[o]),Vi(n,e);if(!r)return t;let i=Jn(n,e);return i===t.text?t:{...t,text:i}}function Vi(n,e){let[t,r,i,o,s,a,l]=e.seen,p=Yi(t),m=r?.state;return{entity:e.entity,device:e.device,name:e.name,...Xi(e,t,l),presence:p,text:Jn(n,e),profile:Ke(i),message:Ke(s)??we(t?.attributes.message),caller:Ke(a),callerNumber:we(a?.attributes.number),canDial:r?.attributes.can_dial===!0,until:Xn(Ke(o)),since:Xn(t?.last_changed)?.getTime(),...qi(p,t,e.person),isStale:m==="off"||p==="unavailable"&&m!=="on"}}function Xi(n,e,t){return{icon:we(e?.attributes.icon)??n.icon,picture:we(e?.attributes.entity_picture)??we(t?.attributes.entity_picture)}}function qi(n,e,t){if(n==="unavailable"&&t)return{number:t.number,keyWords:t.keyWords};let{number:r,key_words:i}=e?.attributes??{};return{number:typeof r=="string"?r:"",keyWords:Array.isArray(i)?[...new Set(i.map(String))]:[]}}function Yi(n){return n?Gi.has(n.state)?n.state:n.state==="unavailable"?"unavailable":"unknown":"unavailable"}function Jn(n,e){let t=n.states[e.entity];if(!t||t.state==="unavailable"){let r=e.seen[1]?.state==="on";return u(v(n),r?"not_listed":"no_connection")}return n.formatEntityState?.(t)??t.state}function we(n){return typeof n=="string"&&n?n:void 0}function Ke(n){return n&&!Be.has(n.state)?n.state:void 0}function Xn(n){let e=new Date(n??"");return Number.isNaN(e.getTime())?void 0:e}var Ji={id:"",name:""},Zn=new Set,We=class{constructor(){this.memberships=new Map;this.hasCallers=!1;this.sources=new Map;this.groups=[];this.registries=[];this.all=[];this.favorites=Zn;this.usual=new Map}read(e,t,r=Zn){let i=this.isNew(e,t);i&&this.learn(e,t),this.join(e,i);let o=i,s=i||r!==this.favorites;this.favorites=r;for(let a of this.sources.values()){let l=Yn(e,a);l!==a.person&&(o=!0,s||=t.sort==="state"||l.number!==a.person?.number,a.person=l)}return s&&this.arrange(e,t),(o||s)&&this.list(),this.all}usualProfileOf(e){return this.usual.get(this.accountOf(e).id)??""}sectionsOf(e){let t=this.sources.get(e.entity);switch(this.config?.group_by){case"key_word":return e.keyWords.map(r=>({id:r.toLowerCase(),name:r}));case"area":return t?.area.name?[t.area]:[];case"account":return t?.account.name?[t.account]:[];case"group":return this.memberships.get(e.entity)??[];default:return[]}}membersOf(e,t){return e.filter(r=>{let i=this.sectionsOf(r);return i.length?i.some(o=>o.id===t):!t})}accountOf(e){return this.sources.get(e.entity)?.account??Ji}connectivityOf(e){return this.sources.get(e.entity)?.seen[Fe.indexOf("connectivity")]}groupsText(e){return this.groups.map(({id:t,name:r})=>`${r}: ${this.nextOf(e,t)}`).join()}groupWith(e,t){let r=e.entities?.[t]?.device_id;return this.groups.find(({id:i})=>e.entities?.[i]?.device_id===r)}nextOf(e,t){let r=this.groups.find(o=>o.id===t)?.next,i=r?e.states[r]?.state:void 0;return i&&!Be.has(i)?i:void 0}isNew(e,t){let r=[e.entities,e.devices,e.areas,v(e),t],i=r.some((o,s)=>o!==this.registries[s]);return this.registries=r,this.config=t,i}learn(e,t){let r=Object.values(e.entities??{}).filter(p=>p.platform===w&&p.device_id),i=r.filter(p=>!p.hidden),o=Y(i),s=Y(r.filter(p=>p.translation_key==="connectivity")),a=Qi(e),l=i.filter(p=>p.translation_key==="presence"&&to(p,o,e,t)).map(p=>no(p,e,o,s,a,this.sources.get(p.entity_id)));this.sources=new Map(l.map(p=>[p.entity,p])),this.hasCallers=l.some(({ids:p})=>p[Fe.indexOf("caller")]),this.groups=i.filter(p=>p.translation_key==="group_available").map(p=>this.groupOf(p,e,o))}groupOf(e,t,r){let i=e.entity_id,o=e.device_id,s=this.groups.find(p=>p.id===i)?.members??[],a=q(t.devices?.[o])||i,l=r.get(o)?.find(p=>p.translation_key==="next_available");return{id:i,name:a,members:s,next:l?.entity_id??""}}list(){this.all=[...this.sources.values()].map(e=>e.person),this.usual=Zi(this.sources.values())}join(e,t){if(this.groups.map(o=>eo(e,o)).every(Boolean)&&!t)return;let i=new Map;for(let o of this.groups)for(let s of o.members)i.set(s,[...i.get(s)??[],o]);this.memberships=i}arrange(e,t){let r=Vn(t.sort??"name",v(e)),i=s=>+!this.favorites.has(s.device),o=[...this.sources.values()].sort((s,a)=>i(s)-i(a)||r(s.person,a.person));this.sources=new Map(o.map(s=>[s.entity,s]))}};function Zi(n){let e=new Map;for(let{account:r,person:i}of n){if(i?.presence!=="available"||!i.profile)continue;let o=e.get(r.id)??new Map;e.set(r.id,o.set(i.profile,(o.get(i.profile)??0)+1))}let t=r=>[...r].reduce((i,o)=>o[1]>i[1]?o:i)[0];return new Map([...e].map(([r,i])=>[r,t(i)]))}function Qi(n){let e=Object.keys(n.states).filter(t=>t.startsWith("person."));return new Map(e.map(t=>[A(String(n.states[t]?.attributes.friendly_name)),t]))}function eo(n,e){let t=n.states[e.id];if(t===e.state)return!0;e.state=t;let r=t?.attributes.members;return!Array.isArray(r)||String(r)===String(e.members)?!0:(e.members=r.map(String),!1)}function to(n,e,t,r){let i=e.get(n.device_id)??[];if(r.entities?.length&&!i.some(({entity_id:s})=>r.entities?.includes(s)))return!1;if(!r.account)return!0;let o=t.devices?.[n.device_id];return xe(o)===r.account}function no(n,e,t,r,i,o){let s=e.devices?.[n.device_id],a=s?.via_device_id??"",l=q(e.devices?.[a]),m=[...t.get(n.device_id)??[],...r.get(a)??[]],h=Fe.map(hi=>m.find(mi=>mi.translation_key===hi)?.entity_id??""),f=e.states[n.entity_id]?.attributes.friendly_name,g=typeof f=="string"?f:n.entity_id,b=n.name||q(s)||g,$=n.area_id??s?.area_id??"",re=i.get(A(b))??"",he=s?.model==="Extension"?Fn(b):void 0,$t=o?.name===b&&o.ids.at(-1)===re&&o.icon===he;return{entity:n.entity_id,device:n.device_id,name:b,icon:he,area:{id:$,name:e.areas?.[$]?.name??""},account:{id:xe(s)||a,name:l},ids:[...h,re],seen:$t?o.seen:[],words:$t?o.words:void 0,person:$t?o.person:void 0}}function Qn(n,e){let{statuses:t,keyWords:r}=e,i=A(e.search).split(/\s+/).filter(Boolean);return n.filter(o=>(!t.size||t.has(Z(o.presence)))&&(!r.size||o.keyWords.some(s=>r.has(s.toLowerCase())))&&(!i.length||ro(o,i)))}function Ge({search:n,statuses:e,keyWords:t}){return!!(n.trim()||e.size||t.size)}function Q(n,e){let t=new Set(n);return t.delete(e)||t.add(e),t}function ro(n,e){let t=[n.name,n.number,n.profile??"",n.message??"",...n.keyWords],r=A(t.join(`
`));return e.every(i=>r.includes(i))}function er(n,e,t){let r=new Map;for(let o of n){let s=e(o);for(let{id:a,name:l}of s.length?s:[{id:"",name:""}]){let p=r.get(a);p?p.people.add(o):r.set(a,{id:a,name:l,people:new Set([o])})}}let{compare:i}=T(t);return[...r.values()].sort((o,s)=>+!o.name-+!s.name||i(o.name,s.name)||i(o.id,s.id)).map(({id:o,name:s,people:a})=>({id:o,name:s,people:[...a]}))}function Ve(n){let e={available:0,on_call:0,ringing:0,not_available:0,total:n.length};for(let{presence:t}of n){let r=Z(t);r&&(e[r]+=1)}return e}function tr(n,e){let t=new Map;for(let i of n)for(let o of new Set(i.keyWords.map(s=>s.toLowerCase()))){let s=i.keyWords.find(l=>l.toLowerCase()===o)??o,a=t.get(o);a?a.count+=1:t.set(o,{id:o,name:s,count:1})}let{compare:r}=T(e);return[...t.values()].sort((i,o)=>r(i.name,o.name))}function nr(n){let e=n.on_call_only?["on_call","ringing"]:[],t=n.available_only&&!e.length?["available"]:e,r=[n.key_word??[]].flat().filter(Boolean);return{search:"",statuses:new Set(t),keyWords:new Set(r.map(i=>i.toLowerCase()))}}var ir="pbx_presence_favorites",Nt=class extends EventTarget{constructor(){super(...arguments);this.devices=new Set}load(t){t.callWS&&(this.loading??=this.read(t))}async toggle(t,r){let i=Q(await rr(t),r);await t.callWS?.({type:"frontend/set_user_data",key:ir,value:[...i]}),this.accept(i)}async read(t){try{let r=await rr(t);r.size&&this.accept(r)}catch{this.loading=void 0}}accept(t){this.devices=t,this.dispatchEvent(new Event("change"))}};async function rr(n){let t=(await n.callWS?.({type:"frontend/get_user_data",key:ir}))?.value;return new Set(Array.isArray(t)?t.map(String):[])}var N=new Nt;function Xe(n){return`tel:${n.replace(/[^\d+*#]/g,"").replaceAll("#","%23")}`}var Mt=6e4,Lt=1440*Mt,io=15,oo={year:"numeric",month:"numeric",day:"numeric"},so={12:"h12",24:"h23"};function B(n){let e=Math.max(0,Math.floor(n/1e3)),t=[Math.floor(e/3600),Math.floor(e/60)%60,e%60];return(t[0]?t:t.slice(1)).map((i,o)=>o?String(i).padStart(2,"0"):String(i)).join(":")}function lr(n){let{time_format:e="",time_zone:t}=n.locale??{};return{language:v(n),timeZone:t==="server"?n.config?.time_zone:void 0,hourCycle:e==="system"?lo():so[e]}}function cr(n,e){return n.language===e.language&&n.timeZone===e.timeZone&&n.hourCycle===e.hourCycle}function qe(n,e,t){let r=Me(t.language),i=Math.ceil((n.getTime()-e.getTime())/Mt);if(i>0&&i<=io){let o=Bt(i,"minute",r);return u(r,"left",{time:o})}return u(r,"until",{when:zt(n,e,{...t,language:r},!0)})}function pr(n,e,t){let r=Me(t.language);return u(r,"until",{when:zt(n,e,{...t,language:r})})}function dr(n,e){let t=Math.max(1,Math.round(n/Mt)),[r,i]=[Math.floor(t/60),t%60];return[r&&Bt(r,"hour",e),i&&Bt(i,"minute",e)].filter(Boolean).join(" ")}function Bt(n,e,t){return new Intl.NumberFormat(t,{style:"unit",unit:e,unitDisplay:"short"}).format(n)}function ae(n,e,t){return zt(n,e,{...t,language:Me(t.language)})}function zt(n,e,t,r=!1){let[i,o]=sr(n,t.timeZone),[s,a]=sr(e,t.timeZone),l=o-a;if(l>-7&&l<7){let m=ke(n,t,{timeStyle:"short",hourCycle:t.hourCycle});if(l===0)return m;let f=Math.abs(l)===1?ao(l,t.language):ke(n,t,{weekday:"long"});return r?f:`${f} ${m}`}return ke(n,t,{day:"numeric",month:"short",...s===i?{}:{year:"numeric"}})}function ur(n,e){let t=new Date(n.getTime()-or(n,e)),r=or(t,e);return new Date(t.getTime()-(r>Lt/2?r-Lt:r))}function or(n,e){let t=ke(n,{...e,language:"en-GB"},{timeStyle:"medium"}),[r=0,i=0,o=0]=t.split(":").map(Number);return((r*60+i)*60+o)*1e3}function sr(n,e){let t={language:"en-u-ca-gregory-nu-latn",timeZone:e},[r=1,i=1,o=1970]=ke(n,t,oo).split("/").map(Number);return[o,Date.UTC(o,r-1,i)/Lt]}var ar=new Map;function ke(n,e,t){let{language:r,timeZone:i}=e,o=JSON.stringify([r,i,t]),s=ar.get(o);return s||(s=new Intl.DateTimeFormat(r,{...t,timeZone:i}),ar.set(o,s)),s.format(n)}function ao(n,e){return new Intl.RelativeTimeFormat(e,{numeric:"auto"}).format(n,"day")}var jt;function lo(){if(!jt){let{hour12:n}=new Intl.DateTimeFormat(void 0,{hour:"numeric"}).resolvedOptions();jt=n?"h12":"h23"}return jt}var co={tap:"sheet",hold:"more-info",double_tap:"none"},It={};function Ut(n,e){return n[`${e}_action`]??{action:co[e]}}var le=class extends k{constructor(){super();this.isCompact=!1;this.hasArrows=!1;this.directory=new We;this.onFavorites=()=>{this.refresh(),this.requestUpdate()};this.wants=t=>Ut(this.config??It,t).action!=="none";this.onGesture=(t,r)=>this.act(t,r);this.people=[],this.groups="",this.clock={language:document.documentElement.lang||"en"},this.isLoaded=!1}static{this.properties={config:{state:!0},people:{state:!0},groups:{state:!0},clock:{state:!0},isLoaded:{state:!0},opened:{state:!0},dark:{type:Boolean,reflect:!0}}}connectedCallback(){super.connectedCallback(),N.addEventListener("change",this.onFavorites),this.known&&(this.dark=this.isDark(this.known))}disconnectedCallback(){super.disconnectedCallback(),N.removeEventListener("change",this.onFavorites),this.opened=void 0}set hass(t){let r=lr(t);cr(r,this.clock)||(this.clock=r),(!this.known||t.themes!==this.known.themes)&&(this.dark=this.isDark(t)),this.known=t,this.config&&(N.load(t),this.read(t,this.config),this.isLoaded=!!t.entities)}get hass(){return this.known}read(t,r){let i=this.directory.read(t,r,N.devices),o=this.choose?.(i,r)??i;po(o,this.people)||(this.people=o);let{opened:s}=this;s&&(this.opened=i.find(({entity:a})=>a===s.entity),this.requestUpdate())}deviceOf(t){return this.known?.entities?.[t??""]?.device_id}refresh(){this.known&&(this.hass=this.known)}isDark(t){let r=this.isConnected?getComputedStyle(this).color:"",[i,o,s]=(/^rgba?\(([^)]*)/.exec(r)?.[1]??"").split(/[ ,/]+/).map(Number);return i===void 0||o===void 0||s===void 0?t.themes?.darkMode??!1:(i*299+o*587+s*114)/1e3>128}act(t,r){let{action:i}=Ut(this.config??It,r);i==="sheet"?this.opened=t:i==="call"?uo(t):i!=="none"&&this.pass(t,r)}pass(t,r){let i={entity:t.entity,[`${r}_action`]:Ut(this.config??It,r)};this.dispatchEvent(new CustomEvent("hass-action",{detail:{config:i,action:r},bubbles:!0,composed:!0}))}tile(t){return c`<pbx-presence-tile
      .person=${t}
      .usual=${this.directory.usualProfileOf(t)}
      .star=${N.devices.has(t.device)}
      .showNumber=${this.config?.show_number??!1}
      .isFocusable=${!this.hasArrows}
      .isCompact=${this.isCompact}
      .hasCallers=${this.directory.hasCallers}
      .clock=${this.clock}
      .wants=${this.wants}
      .act=${this.onGesture}
      ?dark=${this.dark}
    ></pbx-presence-tile>`}sheet(){let{opened:t}=this;return t?c`<pbx-presence-sheet
      .person=${t}
      .groups=${this.directory.memberships.get(t.entity)??[]}
      .hass=${this.known}
      .clock=${this.clock}
      ?dark=${this.dark}
      @close=${()=>this.opened=void 0}
    ></pbx-presence-sheet>`:d}text(t,r={}){return u(this.clock.language,t,r)}};function po(n,e){return n===e||n.length===e.length&&n.every((t,r)=>t===e[r])}function uo({number:n}){n&&(location.href=Xe(n))}var P=class extends le{static getConfigElement(){return Un(this.editable)}setConfig(e){let{fields:t,defaults:r}=this.constructor.editable;Le(e,t),this.config=Rn(e,r),this.refresh()}};var Ye=["auto","comfortable","compact","wall"],_e={comfortable:{width:208,height:72,gap:8},compact:{width:152,height:44,gap:2},wall:{width:304,height:104,gap:12}},Wt=500,hr=1.75,ho=1.05,mo=1.5;function mr({width:n,height:e,count:t}){let{width:r,height:i,gap:o}=_e.comfortable,s=n<Wt?_e.compact.width:r;return Math.ceil(t/Ft(n,s,o))*(i+o)>mo*e?"compact":"comfortable"}function fr(n){let[e,t,r]=[Kt("wall",n),Kt("comfortable",n),Kt("compact",n)],i=[e,t].find(({columns:a,rows:l})=>a*l>=n.count)??r,{rows:o,pages:s}=fo(i.columns,i.rows,n.count);return{...i,rows:o,pages:s,zoom:go(i.density,i.columns,o,n)}}function Kt(n,e){let{width:t,height:r,gap:i}=_e[n];return{density:n,columns:Ft(e.width,t,i),rows:Ft(e.height,r,i)}}function fo(n,e,t){let r=Math.max(1,Math.ceil(t/(n*e)));return{pages:r,rows:r>1?e:Math.max(1,Math.ceil(t/n))}}function go(n,e,t,r){let{width:i,height:o,gap:s}=_e[n],a=(r.width-s*(e-1))/e/i/ho,l=Math.min(hr,(r.height-s*(t-1))/t/o);return Math.max(1,Math.min(a,l))}function gr(n){return _e[n].height*hr}function Ft(n,e,t){return Math.max(1,Math.floor((n+t)/(e+t)))}var $e="pbx-presence-board",Gt=["none","key_word","area","group","account"],j={tap_action:"action",hold_action:"action",double_tap_action:"action"},yr={title:"text",account:"text",entities:"entities",group_by:Gt,sort:Ue,density:Ye,columns:"count",kiosk:"flag",show_header:"flag",show_search:"flag",show_filters:"flag",show_number:"flag",available_only:"flag",on_call_only:"flag",key_word:"texts",...j},br={group_by:"none",sort:"name",density:"auto",kiosk:!1,show_header:!0,show_search:!0,show_filters:!0,show_number:!1,available_only:!1,on_call_only:!1};var yo=["more-info","navigate","url","perform-action","assist","none"],te=n=>({name:n,selector:{text:{}}}),L=n=>({name:n,selector:{boolean:{}}}),Xt=n=>({name:n,selector:{ui_action:{actions:yo}}});function Je(n,e){return{name:"entity",selector:{entity:{include_entities:J(e,n)}}}}function Vt(n,e,t){let r=e.map(i=>({value:i,label:u(v(t),`${n}_${i}`)}));return{name:n,selector:{select:{mode:"dropdown",options:r}}}}function ee(n,e,t,r,i=!1){let o=u(v(n),`section_${e}`);return{name:e,type:"expandable",flatten:!0,expanded:i,title:o,icon:t,schema:r}}function Se(){return[{name:"account",selector:{config_entry:{integration:w}}},{name:"entities",selector:{entity:{multiple:!0,filter:[{integration:w,domain:"sensor"}]}}}]}function ne(n){return ee(n,"actions","mdi:gesture-tap",["tap_action","hold_action","double_tap_action"].map(Xt))}function vr(n){let e={name:"columns",selector:{number:{min:1,max:20,mode:"box"}}},t=["show_header","show_search","show_filters","show_number"];return[te("title"),ee(n,"who","mdi:account-multiple",Se(),!0),ee(n,"order","mdi:sort",[Vt("group_by",Gt,n),Vt("sort",Ue,n)],!0),ee(n,"shown","mdi:eye",[Vt("density",Ye,n),e,L("kiosk"),...t.map(L)]),ee(n,"starts_with","mdi:filter",[L("available_only"),L("on_call_only"),bo(n)]),ne(n)]}function bo(n){let e=new Set;for(let r of J(n,"presence")){let i=n.states[r]?.attributes.key_words;Array.isArray(i)&&i.forEach(o=>e.add(String(o)))}return{name:"key_word",selector:{select:{mode:"dropdown",multiple:!0,custom_value:!0,options:[...e].sort(T(v(n)).compare)}}}}var Ze=y` .mark{width:10px;height:10px;box-sizing:border-box;border-radius:50%;background:var(--mark)}.ringing > .mark{border-start-end-radius:0}.on_call > .mark{border-radius:25%}.not_available > .mark{background:none;border:2px solid var(--mark)}`,Qe=y` .bar{display:flex;height:6px;overflow:hidden;border-radius:3px;background-color:color-mix(in srgb,var(--pbx-away) 25%,transparent)}.bar:dir(rtl){transform:scaleX(-1)}`;var xr=y` .badge{display:flex;align-items:center;gap:12px;min-height:var(--ha-badge-size,36px);padding:0 14px;box-sizing:border-box;font:inherit;font-size:var(--ha-badge-font-size,14px);color:var(--primary-text-color);white-space:nowrap;background:var(--ha-card-background,var(--card-background-color,#fff));border:1px solid var(--ha-card-border-color,var(--divider-color,#e0e0e0));border-radius:var(--ha-badge-border-radius,18px)}button{cursor:pointer}.badge > *{display:flex;align-items:center;gap:6px}.title,b{font-weight:600}b{font-variant-numeric:tabular-nums}${Ze}`;var x=y` :host{--pbx-available:var(--pbx-presence-available-color,#1b6e31);--pbx-busy:var(--pbx-presence-busy-color,#a3211a);--pbx-ringing:var(--pbx-presence-ringing-color,#c24e00);--pbx-away:var(--pbx-presence-away-color,#5a5f66);--pbx-unknown:var(--pbx-presence-unknown-color,#5a5f66);--pbx-available-tint:var(--pbx-presence-available-color,#17a74a);--pbx-busy-tint:var(--pbx-presence-busy-color,#e5352b);--pbx-on-mark:#fff;--pbx-face-light:88%;--pbx-face-text:24%}:host([dark]){--pbx-available:var(--pbx-presence-available-color,#6fd68b);--pbx-busy:var(--pbx-presence-busy-color,#ff9a91);--pbx-ringing:var(--pbx-presence-ringing-color,#ffb95c);--pbx-away:var(--pbx-presence-away-color,#b4bac2);--pbx-unknown:var(--pbx-presence-unknown-color,#b4bac2);--pbx-available-tint:var(--pbx-available);--pbx-busy-tint:var(--pbx-busy);--pbx-on-mark:#1c1c1c;--pbx-face-light:28%;--pbx-face-text:90%}.available{--mark:var(--pbx-available);--tint:var(--pbx-available-tint)}.on_call,.dialing{--mark:var(--pbx-busy);--tint:var(--pbx-busy-tint)}.ringing{--mark:var(--pbx-ringing);--tint:var(--pbx-ringing)}.not_available,.idle{--mark:var(--pbx-away);--tint:var(--pbx-away)}.unknown,.unavailable{--mark:var(--pbx-unknown);--tint:var(--pbx-unknown)}`,E=y` .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}`,M=y` a:focus-visible,input:focus-visible,button:focus-visible{outline:2px solid var(--primary-text-color);outline-offset:2px}`;var et=class extends P{static{this.styles=[x,xr,M,E]}static{this.editable={fields:{title:"text",account:"text",entities:"entities",tap_action:j.tap_action},defaults:{},form:()=>[te("title"),...Se(),Xt("tap_action")]}}static getStubConfig(){return{}}render(){let{config:e,people:t}=this;if(!e||!this.isLoaded)return d;let r=Ve(t),i=t.some(({isStale:a})=>a)?"?":"",o=O.filter(a=>r[a]||a==="available"),s=c`${e.title?c`<span class="title">${e.title}</span>`:d}
    ${o.map(a=>c`<span class=${a}
          ><span class="mark" aria-hidden="true"></span
          ><b>${r[a]}${i}</b> ${this.text(a)}</span
        >`)}`;return e.tap_action?c`<button type="button" class="badge" @click=${()=>this.tap(e)}>
          ${s}
        </button>`:c`<div class="badge">${s}</div>`}tap(e){this.dispatchEvent(new CustomEvent("hass-action",{detail:{config:e,action:"tap"},bubbles:!0,composed:!0}))}};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var tt={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},ce=n=>(...e)=>({_$litDirective$:n,values:e}),z=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,r){this._$Ct=e,this._$AM=t,this._$Ci=r}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{I:vo}=An,wr=n=>n;var kr=()=>document.createComment(""),pe=(n,e,t)=>{let r=n._$AA.parentNode,i=e===void 0?n._$AB:e._$AA;if(t===void 0){let o=r.insertBefore(kr(),i),s=r.insertBefore(kr(),i);t=new vo(o,s,n,n.options)}else{let o=t._$AB.nextSibling,s=t._$AM,a=s!==n;if(a){let l;t._$AQ?.(n),t._$AM=n,t._$AP!==void 0&&(l=n._$AU)!==s._$AU&&t._$AP(l)}if(o!==i||a){let l=t._$AA;for(;l!==o;){let p=wr(l).nextSibling;wr(r).insertBefore(l,i),l=p}}}return t},I=(n,e,t=n)=>(n._$AI(e,t),n),xo={},nt=(n,e=xo)=>n._$AH=e,_r=n=>n._$AH,rt=n=>{n._$AR(),n._$AA.remove()};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var $r=(n,e,t)=>{let r=new Map;for(let i=e;i<=t;i++)r.set(n[i],i);return r},U=ce(class extends z{constructor(n){if(super(n),n.type!==tt.CHILD)throw Error("repeat() can only be used in text expressions")}dt(n,e,t){let r;t===void 0?t=e:e!==void 0&&(r=e);let i=[],o=[],s=0;for(let a of n)i[s]=r?r(a,s):s,o[s]=t(a,s),s++;return{values:o,keys:i}}render(n,e,t){return this.dt(n,e,t).values}update(n,[e,t,r]){let i=_r(n),{values:o,keys:s}=this.dt(e,t,r);if(!Array.isArray(i))return this.ut=s,o;let a=this.ut??=[],l=[],p,m,h=0,f=i.length-1,g=0,b=o.length-1;for(;h<=f&&g<=b;)if(i[h]===null)h++;else if(i[f]===null)f--;else if(a[h]===s[g])l[g]=I(i[h],o[g]),h++,g++;else if(a[f]===s[b])l[b]=I(i[f],o[b]),f--,b--;else if(a[h]===s[b])l[b]=I(i[h],o[b]),pe(n,l[b+1],i[h]),h++,b--;else if(a[f]===s[g])l[g]=I(i[f],o[g]),pe(n,i[h],i[f]),f--,g++;else if(p===void 0&&(p=$r(s,g,b),m=$r(a,h,f)),p.has(a[h]))if(p.has(a[f])){let $=m.get(s[g]),re=$!==void 0?i[$]:null;if(re===null){let he=pe(n,i[h]);I(he,o[g]),l[g]=he}else l[g]=I(re,o[g]),pe(n,i[h],re),i[$]=null;g++}else rt(i[f]),f--;else rt(i[h]),h++;for(;g<=b;){let $=pe(n,l[b+1]);I($,o[g]),l[g++]=$}for(;h<=f;){let $=i[h++];$!==null&&rt($)}return this.ut=s,nt(n,l),C}});/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Sr="important",wo=" !"+Sr,qt=ce(class extends z{constructor(n){if(super(n),n.type!==tt.ATTRIBUTE||n.name!=="style"||n.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(n){return Object.keys(n).reduce((e,t)=>{let r=n[t];return r==null?e:e+`${t=t.includes("-")?t:t.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${r};`},"")}update(n,[e]){let{style:t}=n.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(e)),this.render(e);for(let r of this.ft)e[r]==null&&(this.ft.delete(r),r.includes("-")?t.removeProperty(r):t[r]=null);for(let r in e){let i=e[r];if(i!=null){this.ft.add(r);let o=typeof i=="string"&&i.endsWith(wo);r.includes("-")||o?t.setProperty(r,o?i.slice(0,-11):i,o?Sr:""):t[r]=i}}return C}});var ko="/config/integrations/integration/pbx_presence";function Pr(n,e,t){return n.length?c`<div role="alert">${n.map(r=>_o(r,e,t))}</div>`:d}function _o(n,e,t){let r=n.reason==="sign_in",i=u(e.language,n.isAllUnknown?"nothing_known":"out_of_date"),o=c` <a href=${ko}>${u(e.language,"sign_in")}</a>`;return c`<p class="note">
    <ha-icon
      .icon=${r?"mdi:account-key":"mdi:lan-disconnect"}
      aria-hidden="true"
    ></ha-icon>
    <span>${$o(n,e)} ${i}${r&&t?o:d}</span>
  </p>`}function $o({name:n,reason:e,since:t},r){let o=e!=="sign_in"&&t&&!Number.isNaN(t.getTime())?ae(t,new Date,r):"",s=o?`problem_${e}_since`:`problem_${e}`;return u(r.language,s,{account:n||"PBX Presence",when:o})}var So=800;function Cr(n,e,t,r){let i=t.length-1,o=r?"ArrowLeft":"ArrowRight";switch(n){case"Home":return 0;case"End":return i;case"ArrowLeft":case"ArrowRight":return Math.min(i,Math.max(0,e+(n===o?1:-1)));case"ArrowDown":return Er(e,t,1);case"ArrowUp":return Er(e,t,-1);default:return}}function Er(n,e,t){let r=e[n];if(!r)return n;let i=l=>t*(l.top-r.top),o=e.map((l,p)=>p).filter(l=>i(it(e,l))>1),s=Math.min(...o.map(l=>i(it(e,l)))),a=l=>Math.abs(it(e,l).left-r.left);return o.filter(l=>i(it(e,l))<s+r.height/2).reduce((l,p)=>l===n||a(p)<a(l)?p:l,n)}function it(n,e){return n[e]}var ot=class{constructor(){this.typed="";this.at=0}reset(){this.typed=""}find(e,t,r,i){this.typed=i-this.at>So?e:this.typed+e,this.at=i;let o=this.typed.length>1?r:r+1,s=A(this.typed);return t.map((l,p)=>(p+o)%t.length).find(l=>A(t[l]??"").startsWith(s))??-1}};function Ar(n){return/^[\p{L}\p{N}]$/u.test(n.key)&&!n.ctrlKey&&!n.metaKey&&!n.altKey}function Tr(n){return n.composedPath().some(e=>e instanceof HTMLElement&&(e.isContentEditable||/^(input|textarea|select)$/i.test(e.tagName)))}var st=class{constructor(e){this.host=e;this.typeAhead=new ot;this.isChosen=!1;this.onFocus=e=>{let t=e.target;t.localName==="pbx-presence-tile"?(this.isChosen=!0,this.reachTile(t)):t.closest(".chips")&&this.reachChip(t)};this.onKey=e=>{let t=e.composedPath(),r=this.tiles(),i=r.findIndex(o=>t.includes(o));if(i>=0)this.move(e,r,i,!0);else{let o=this.chips(),s=o.findIndex(a=>t.includes(a));s>=0&&this.move(e,o,s,!1)}};this.onPageKey=e=>{let t=this.host.renderRoot.querySelector(".search input"),r=!e.defaultPrevented&&!Tr(e)&&!Po(e);e.key!=="/"||!t||!r||(e.preventDefault(),t.focus())};e.addController(this)}hostConnected(){window.addEventListener("keydown",this.onPageKey),this.host.addEventListener("keydown",this.onKey),this.host.renderRoot?.addEventListener("focusin",this.onFocus)}hostDisconnected(){window.removeEventListener("keydown",this.onPageKey),this.host.removeEventListener("keydown",this.onKey),this.host.renderRoot?.removeEventListener("focusin",this.onFocus)}hostUpdated(){let e=this.host.renderRoot.querySelector("pbx-presence-tile")??void 0;this.tile?.isConnected||(this.isChosen=!1),!this.isChosen&&this.tile!==e&&this.reachTile(e),this.chip?.isConnected||this.reachChip(this.chips()[0])}reachTile(e){this.tile&&(this.tile.isFocusable=!1),e&&(e.isFocusable=!0),this.tile=e}reachChip(e){this.chip&&(this.chip.tabIndex=-1),e&&(e.tabIndex=0),this.chip=e}tiles(){return this.all("pbx-presence-tile")}chips(){return this.all(".chips button")}all(e){return[...this.host.renderRoot.querySelectorAll(e)]}move(e,t,r,i){if(e.ctrlKey||e.metaKey||e.altKey)return;let o=t.map(l=>l.getBoundingClientRect()),s=getComputedStyle(this.host).direction==="rtl",a=Cr(e.key,r,o,s);if(a!==void 0)this.typeAhead.reset();else if(i&&Ar(e)){let l=t.map(({person:p})=>p.name);a=this.typeAhead.find(e.key,l,r,e.timeStamp)}a!==void 0&&(e.preventDefault(),e.stopPropagation(),t[a]?.focus())}};function Po(n){return n.composedPath().some(e=>e instanceof Element&&/dialog|sheet/.test(e.localName))}var Eo="pbx-presence:";function Rr(n){return`${Eo}${location.pathname}:${JSON.stringify(n)}`}function Hr(n){try{let e=JSON.parse(localStorage.getItem(n)??"null");return e?{statuses:O.filter(t=>e.statuses?.includes(t)),keyWords:Or(e.keyWords),collapsed:Or(e.collapsed)}:void 0}catch{return}}function Dr(n,e){try{localStorage.setItem(n,JSON.stringify(e))}catch{}}function Or(n){return Array.isArray(n)?n.map(String):[]}var Co=2e4,Nr=6e4,at=class{constructor(e){this.host=e;this.page=0;this.count=1;this.touchedAt=-Nr;this.turn=()=>{this.page=(this.page+1)%this.count,this.host.requestUpdate()};this.onTimer=()=>{performance.now()-this.touchedAt>=Nr&&this.turn()};this.onTouch=()=>{this.touchedAt=performance.now()};e.addController(this)}hostConnected(){this.host.addEventListener("pointerdown",this.onTouch),this.host.addEventListener("keydown",this.onTouch),this.host.requestUpdate()}hostDisconnected(){this.host.removeEventListener("pointerdown",this.onTouch),this.host.removeEventListener("keydown",this.onTouch),this.stop()}of(e,t,r){return this.count=r,this.page%=r,r<2?this.stop():this.timer??=setInterval(this.onTimer,Co),r<2?e:e.slice(this.page*t,(this.page+1)*t)}button(e){if(this.count<2)return d;let t=this.page+1;return c`<button type="button" class="page" @click=${this.turn}>
      ${u(e,"page",{page:t,count:this.count})}
      <ha-icon icon="mdi:chevron-right" aria-hidden="true"></ha-icon>
    </button>`}stop(){clearInterval(this.timer),this.timer=void 0}};var Ao=new Set(["sign_in","not_allowed","busy","no_answer"]);function jr(n,e,t){let r=new Map;for(let i of n){if(!i.isStale)continue;let{id:o}=e.accountOf(i);r.set(o,[...r.get(o)??[],i])}return[...r.entries()].map(([i,o])=>{let s=o[0],a=e.connectivityOf(s);return{account:i,name:e.accountOf(s).name,reason:t.has(i)?"sign_in":To(a),since:a&&new Date(a.last_changed),isAllUnknown:o.every(({presence:l})=>l==="unavailable")}})}function To(n){let e=String(n?.attributes.reason);return Ao.has(e)?e:"no_answer"}function Lr(n,e){return n.some(t=>t.isStale&&e.connectivityOf(t)?.state!=="off")}async function Br(n){let e=await n.callWS?.({type:"config_entries/get",domain:w}),t=Array.isArray(e)?e:[];return new Set(t.filter(r=>r.state==="setup_error"&&r.error_reason_translation_key==="invalid_auth").map(r=>r.entry_id))}function de(n,e,t){return c`<ul class="people" role="list" aria-label=${e}>
    ${U(n,r=>r.entity,r=>c`<li>${t(r)}</li>`)}
  </ul>`}function Mr(n,e){let{language:t}=e,r=n.name||u(t,"others"),i=e.isOpen(n),o=e.membersOf(n);return c`<h3 aria-level=${e.level}>
      <button
        type="button"
        aria-expanded=${i?"true":"false"}
        aria-disabled=${e.isFixed?"true":"false"}
        @click=${()=>e.toggle(n)}
      >
        <ha-icon
          .icon=${i?"mdi:chevron-down":"mdi:chevron-right"}
          aria-hidden="true"
        ></ha-icon>
        <span>${r}</span>
        <small>${Yt(o,e.nextOf(n),t)}</small>
        ${Jt(o)}
      </button>
    </h3>
    ${i?de(n.people,r,e.tile):d}`}function Yt(n,e,t){let r=n.filter(({presence:a})=>a==="available"),i=n.some(({isStale:a})=>a)?"?":"",o=u(t,"available_of",{count:`${r.length}${i}`,total:n.length}),s=i?"":e??r[0]?.name;return c`${o}${s?c` · ${u(t,"next",{name:s})}`:d}`}var Oo={available:"var(--pbx-available)",on_call:"var(--pbx-busy)",ringing:"var(--pbx-ringing)",not_available:"transparent"};function Jt(n){let e=n.map(({presence:o})=>Z(o)).filter(Boolean),t=0,i=`linear-gradient(to right, ${O.map(o=>{let s=t,a=e.filter(l=>l===o).length;return t+=100*a/Math.max(1,e.length),`${Oo[o]} ${s}% ${t}%`}).join(", ")})`;return c`<span class="bar" aria-hidden="true" style="background-image: ${i}"></span>`}var Ro="hui-view-container",lt=class{constructor(e){this.host=e;this.width=0;this.height=0;this.observer="ResizeObserver"in globalThis?new ResizeObserver(()=>this.measure()):void 0;this.measure=()=>{let{host:e,stage:t}=this,r=e.getBoundingClientRect();Zt(e,"--pbx-cover",Ho(e)),Zt(e,"--pbx-start",Math.round(r.top+window.scrollY)),Zt(e,"--pbx-tools",this.tools?.clientHeight??0);let i=t?.clientWidth??r.width,o=t?.clientHeight??window.innerHeight;i===this.width&&o===this.height||(this.width=i,this.height=o,e.requestUpdate())};e.addController(this)}hostConnected(){this.observer?.observe(this.host),window.addEventListener("resize",this.measure),this.measure()}hostDisconnected(){this.observer?.disconnect(),this.tools=this.stage=void 0,window.removeEventListener("resize",this.measure)}hostUpdated(){this.tools=this.observed(this.tools,".tools"),this.stage=this.observed(this.stage,".stage")}observed(e,t){let r=this.host.renderRoot.querySelector(t)??void 0;return r===e||(e&&this.observer?.unobserve(e),r&&this.observer?.observe(r)),r}};function Zt(n,e,t){n.style.setProperty(e,`${t}px`)}function Ho(n){let e=n;for(;e&&!(e instanceof Element&&e.localName===Ro);)e=e.parentNode??e.host??null;return e&&Number.parseFloat(getComputedStyle(e).paddingTop)||0}var ct=y` :host{display:block;color:var(--primary-text-color)}ha-card{height:100%;padding:12px;box-sizing:border-box;color:var(--primary-text-color)}h2{margin:0 0 8px;font-size:1.25rem;font-weight:500}a{color:inherit}.note{display:flex;align-items:center;gap:8px;margin:8px 0;padding:8px 12px;border:1px dashed var(--pbx-away);border-radius:12px}[data-density="compact"]{--pbx-tile-height:44px;--pbx-avatar-size:28px;--pbx-tile-space:8px;--pbx-name-size:14px;--pbx-state-size:12px;--pbx-more:none;--pbx-presence-tile-radius:8px;--least:152px;--gap:2px}[data-density="wall"]{--pbx-tile-height:104px;--pbx-avatar-size:64px;--pbx-tile-space:16px;--pbx-name-size:28px;--pbx-state-size:20px;--pbx-more-size:16px;--least:304px;--gap:12px}.narrow[data-density="comfortable"]{--pbx-avatar-size:36px;--pbx-tile-space:8px;--pbx-name-size:15px;--pbx-state-size:13px;--pbx-more-size:12px;--least:152px}ul.people{display:grid;grid-template-columns:repeat( auto-fill,minmax(min(100%,var(--pbx-presence-tile-width,var(--least,208px))),1fr) );gap:var(--gap,8px);margin:0;padding:0;list-style:none}`;var zr=y` ${ct}.fixed ul.people{grid-template-columns:repeat(var(--columns),minmax(0,1fr))}.bounded{overflow:auto;--pbx-cover:0px !important}.tools,h3{position:sticky;z-index:2;background:var(--ha-card-background,var(--card-background-color,#fff))}.tools{top:var(--pbx-cover,0px);display:flex;align-items:center;gap:8px;margin:-12px -12px 4px;padding:12px;border-radius:var(--ha-card-border-radius,var(--ha-border-radius-lg,12px))}.narrow .tools{flex-wrap:wrap;gap:4px 8px;margin:-8px -8px 0;padding:8px}ha-card.narrow{padding:8px}.search{display:flex;align-items:center;flex:0 0 13rem;gap:6px;padding-inline:12px;--mdc-icon-size:20px}.narrow .search{flex-basis:100%}.search,.chips button,.nobody button,.page{min-height:36px;box-sizing:border-box;color:inherit;background:none;border:1px solid color-mix(in srgb,var(--pbx-away) 45%,transparent);border-radius:18px}.search:focus-within{outline:2px solid var(--primary-text-color);outline-offset:-1px}input{flex:1;min-width:0;height:34px;padding:0;font:inherit;color:inherit;background:none;border:0;outline:0 !important}input::placeholder{color:var(--pbx-away);opacity:1}.chips{display:flex;flex:1 1 auto;align-items:center;gap:6px;min-width:0;overflow-x:auto;scrollbar-width:none;padding-block:3px;padding-inline:3px 24px;margin-block:-3px;margin-inline:-3px -12px;mask-image:linear-gradient(to right,#000 calc(100% - 32px),transparent)}.narrow .chips{margin-inline-end:-8px}.chips:dir(rtl){mask-image:linear-gradient(to left,#000 calc(100% - 32px),transparent)}.chips > *,.page{flex:none;display:flex;align-items:center;gap:6px;white-space:nowrap}.chips button,.nobody button,.page{padding:0 12px;font:inherit;cursor:pointer;--mdc-icon-size:16px}b{font-variant-numeric:tabular-nums;font-weight:600;text-align:center}:not(.word) > b{min-width:1.7ch}${Ze}.chips ha-icon.mark{display:flex;width:16px;height:16px;background:none;color:inherit;border:0}.chips button[aria-pressed="true"]{background:color-mix(in srgb,var(--mark,var(--pbx-away)) 18%,transparent);border-color:currentColor;font-weight:600}.chips .word{--mark:var(--pbx-away)}.total{padding-inline:6px}.totals{display:flex;flex-wrap:wrap;gap:4px 16px;margin:0;padding:0;list-style:none}.totals li{display:flex;align-items:center;gap:6px}h3{top:calc(var(--pbx-cover,0px) + var(--pbx-tools,0px));z-index:1;margin:4px 0;font-size:1rem;font-weight:500}h3 button{display:flex;align-items:center;gap:8px;width:100%;min-height:36px;padding:4px 0;overflow:hidden;font:inherit;color:inherit;text-align:start;white-space:nowrap;background:none;border:0;cursor:pointer}h3 ha-icon{flex:none}:is(h3,.page) ha-icon:dir(rtl){transform:scaleX(-1)}h3 small{flex:1;overflow:hidden;text-overflow:ellipsis;color:color-mix(in srgb,var(--pbx-away) 55%,var(--primary-text-color));font-size:0.875em;font-weight:400}${Qe}.bar{flex:0 1 6rem;min-width:2rem}.nobody{display:flex;flex-wrap:wrap;align-items:center;gap:8px}.kiosk{display:flex;flex-direction:column;height:calc(100vh - var(--pbx-start,0px));height:calc(100dvh - var(--pbx-start,0px));overflow:hidden}.stage{flex:1;min-height:0;--pbx-tile-height:100%}.stage ul.people{height:100%;grid-template-columns:repeat(var(--columns),minmax(0,1fr));grid-template-rows:repeat(var(--rows),minmax(0,var(--tallest)))}.page{align-self:center;margin-block-start:8px}@media (pointer:coarse){.search,.chips button,.nobody button,.page,h3 button{min-height:44px;border-radius:22px}}`;function Ur(n){let{show_header:e,show_search:t,show_filters:r}=n.config;return!e&&!t&&!r?d:c`<div class="tools">
    ${t?Do(n):d} ${r?No(n):d}
    ${e&&!r?Lo(n):d}
  </div>`}function Do({filter:n,language:e,narrow:t,enter:r}){let i=u(e,"search"),o=a=>t({search:a.target.value}),s=a=>{a.key==="Enter"&&(a.preventDefault(),r()),a.key==="Escape"&&n.search&&(a.stopPropagation(),t({search:""}))};return c`<label class="search">
    <ha-icon icon="mdi:magnify" aria-hidden="true"></ha-icon>
    <input
      type="search"
      enterkeyhint="search"
      .value=${n.search}
      placeholder=${i}
      aria-label=${i}
      aria-keyshortcuts="/"
      @input=${o}
      @keydown=${s}
    />
  </label>`}function No(n){let{filter:e,language:t,narrow:r,clear:i,keyWords:o}=n,s=jo(o,e.keyWords,[n.config.key_word??[]].flat());return c`<div class="chips" role="toolbar" aria-label=${u(t,"filters")}>
    ${O.map(a=>Ir({label:u(t,a),count:en(n,a),isOn:e.statuses.has(a),status:a,toggle:()=>r({statuses:Q(e.statuses,a)})}))}
    <span class="total">${Kr(n)}</span>
    ${Ge(e)?c`<button type="button" tabindex="-1" class="clear" @click=${i}>
            <ha-icon icon="mdi:close" aria-hidden="true"></ha-icon>${u(t,"clear")}
          </button>`:d}
    ${U(s,({id:a})=>a,({id:a,name:l,count:p})=>Ir({label:l,count:String(p),isOn:e.keyWords.has(a),toggle:()=>r({keyWords:Q(e.keyWords,a)})}))}
  </div>`}var Qt={search:"",statuses:new Set,keyWords:new Set};function jo(n,e,t){let r=[...e].filter(o=>!n.some(s=>s.id===o)),i=o=>t.find(s=>s.toLowerCase()===o)??o;return[...n,...r.map(o=>({id:o,name:i(o),count:0}))]}function Ir({label:n,count:e,isOn:t,status:r,toggle:i}){return c`<button
    type="button"
    tabindex="-1"
    class=${r??"word"}
    aria-pressed=${t?"true":"false"}
    @click=${i}
  >
    ${t?c`<ha-icon class="mark" icon="mdi:check" aria-hidden="true"></ha-icon>`:r?c`<span class="mark" aria-hidden="true"></span>`:d}<b>${e}</b> ${n}
  </button>`}function en({totals:n,isUnsure:e,config:t},r){return t.show_header?`${n[r]}${e?"?":""}`:""}function Kr(n){let e=en(n,"total");return e?c`<b>${e}</b> ${u(n.language,"total")}`:d}function Lo(n){return c`<ul class="totals" role="list" aria-label=${u(n.language,"totals")}>
    ${O.map(e=>c`<li class=${e}>
          <span class="mark" aria-hidden="true"></span><b>${en(n,e)}</b>
          ${u(n.language,e)}
        </li>`)}
    <li class="total">${Kr(n)}</li>
  </ul>`}var Fr=15e3,pt=class extends P{constructor(){super();this.isPreview=!1;this.askedAt=-Fr;this.key="";this.space=new lt(this);this.pages=new at(this);this.clear=()=>{this.narrow(Qt),this.updateComplete.then(()=>this.renderRoot.querySelector(".chips button")?.focus())};new st(this),this.hasArrows=!0,this.collapsed=new Set,this.refused=new Set,this.filter=Qt}static{this.styles=[x,zr,M,E]}static{this.properties={filter:{state:!0},collapsed:{state:!0},memberships:{state:!0},refused:{state:!0}}}static{this.editable={fields:yr,defaults:br,form:vr}}static getStubConfig(){return{}}setConfig(t){super.setConfig(t),this.key=Rr(t),this.config&&this.start(this.config)}set preview(t){t!==this.isPreview&&(this.isPreview=t,this.config&&this.start(this.config))}start(t){let r=this.isPreview?void 0:Hr(this.key);this.filter=r&&Wr(t)?{search:"",statuses:new Set(r.statuses),keyWords:new Set(r.keyWords)}:nr(t),this.collapsed=new Set(r?.collapsed)}getCardSize(){return 3+Math.ceil(this.people.length/2)}getGridOptions(){return{columns:"full",min_columns:6,min_rows:2}}read(t,r){super.read(t,r),r.group_by==="group"&&(this.groups=this.directory.groupsText(t),this.memberships=this.directory.memberships),this.askWhy(t)}askWhy(t){let r=Lr(this.people,this.directory);!r&&this.refused.size&&(this.refused=new Set),!(!r||performance.now()-this.askedAt<Fr)&&(this.askedAt=performance.now(),Br(t).then(i=>this.refused=i,()=>{}))}render(){let{config:t,people:r}=this;if(!t||!this.isLoaded)return c`<ha-card><p class="note" role="status">${this.text("loading")}</p></ha-card>`;let i=Qn(r,this.filter),o=t.kiosk?fr({...this.room(),count:i.length}):void 0;o||this.pages.stop();let s=o?.density??this.density(t);return this.isCompact=s==="compact",c`<ha-card
      class=${this.classes(t)}
      data-density=${s}
      style=${qt({"--columns":t.columns?String(t.columns):void 0})}
    >
      ${t.title?c`<h2>${t.title}</h2>`:d}
      ${o?d:this.tools(t,i)} ${this.connection()}
      <p class="hidden" role="status">
        ${this.text("shown",{count:i.length,total:r.length})}
      </p>
      ${r.length===0?this.note("mdi:account-plus","empty"):d}
      ${r.length&&i.length===0?this.nobody(t):d}
      ${o?this.stage(o,i):this.sections(t,i)} ${this.sheet()}
    </ha-card>`}room(){let{width:t,height:r}=this.space;return{width:t||window.innerWidth,height:r||window.innerHeight}}density({density:t}){return t==="auto"?mr({...this.room(),count:this.people.length}):t}classes({kiosk:t,columns:r,grid_options:i}){let o={kiosk:t,fixed:!!r,narrow:this.room().width<Wt,bounded:typeof i?.rows=="number"};return Object.entries(o).filter(([,s])=>s).map(([s])=>s).join(" ")}tools(t,r){let[i]=r;return Ur({config:t,language:this.clock.language,filter:this.filter,totals:Ve(this.people),isUnsure:this.people.some(({isStale:o})=>o),keyWords:tr(this.people,this.clock.language),narrow:o=>this.narrow(o),clear:this.clear,enter:()=>r.length===1&&i&&this.act(i,"tap")})}narrow(t){this.filter={...this.filter,...t},this.remember()}remember(){if(this.isPreview)return;let{statuses:t,keyWords:r}=this.filter;Dr(this.key,{statuses:[...t],keyWords:[...r],collapsed:[...this.collapsed]})}connection(){let t=jr(this.people,this.directory,this.refused);return Pr(t,this.clock,this.known?.user?.is_admin??!1)}note(t,r){return c`<p class="note">
      <ha-icon .icon=${t} aria-hidden="true"></ha-icon><span>${this.text(r)}</span>
    </p>`}nobody(t){return c`<div class="nobody">
      ${this.note("mdi:account-search","none")}
      ${Wr(t)||this.filter.search?c`<button type="button" @click=${this.clear}>${this.text("show_everyone")}</button>`:d}
    </div>`}stage(t,r){let{columns:i,rows:o,pages:s,density:a,zoom:l}=t,p=this.pages.of(r,i*o,s),m={"--columns":i,"--rows":o,"--tallest":`${gr(a)}px`,"--pbx-zoom":l.toFixed(2)};return c`<div class="stage" style=${qt(m)}>
        ${de(p,this.text("people"),h=>this.tile(h))}
      </div>
      ${this.pages.button(this.clock.language)}`}sections(t,r){let i=p=>this.tile(p),o=p=>de(p,this.text("people"),i);if(t.group_by==="none")return r.length?o(r):d;let a=er(r,p=>this.directory.sectionsOf(p),this.clock.language);if(!a.some(({name:p})=>p))return a.map(p=>o(p.people));let l=this.shown(t,i);return U(a,({id:p})=>p,p=>Mr(p,l))}shown(t,r){let i=Ge(this.filter);return{language:this.clock.language,level:t.title?3:2,tile:r,membersOf:({id:o,people:s})=>i?this.directory.membersOf(this.people,o):s,nextOf:({id:o})=>this.known&&this.directory.nextOf(this.known,o),isOpen:({id:o})=>i||!this.collapsed.has(o),isFixed:i,toggle:({id:o})=>{i||(this.collapsed=Q(this.collapsed,o),this.remember())}}}};function Wr({kiosk:n,show_filters:e}){return e&&!n}var dt=class extends P{constructor(){super(...arguments);this.isPreview=!1}static{this.styles=[x,ct]}static{this.properties={hidden:{type:Boolean,reflect:!0}}}static{this.editable={fields:{title:"text",account:"text",entities:"entities",show_number:"flag",hide_empty:"flag",...j},defaults:{sort:"state",show_number:!1,hide_empty:!1},form:t=>[te("title"),ee(t,"who","mdi:account-multiple",Se()),L("hide_empty"),L("show_number"),ne(t)]}}static getStubConfig(){return{}}getCardSize(){return 1+this.people.length}getGridOptions(){return{columns:12,min_columns:4}}choose(t,r){let i=t.filter(_);return this.hide(!!r.hide_empty&&!this.isPreview&&!i.length),i}set preview(t){this.isPreview=t,this.refresh()}hide(t){this.hidden!==t&&(this.hidden=t,this.dispatchEvent(new CustomEvent("card-visibility-changed",{detail:{value:!t},bubbles:!0,composed:!0})))}render(){let{config:t,people:r}=this,i=this.text(this.isLoaded?"no_one_on_call":"loading");return c`<ha-card>
      <h2>${t?.title||this.text("calls_title")}</h2>
      ${r.length?de(r,this.text("people"),o=>this.tile(o)):c`<p class="note">${i}</p>`}
      ${this.sheet()}
    </ha-card>`}};var Gr=y` p{margin:0;height:var(--feature-height,42px);line-height:var(--feature-height,42px);padding:0 12px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;font-variant-numeric:tabular-nums;color:color-mix(in srgb,var(--mark) 60%,var(--primary-text-color));background:color-mix(in srgb,var(--tint) 14%,transparent);border-radius:var(--feature-border-radius,12px)}`;var K=class{constructor(e,t){this.host=e;this.wanted=t;this.pause=0;e.addController(this)}hostConnected(){this.set(this.wanted())}hostDisconnected(){this.set(0)}hostUpdated(){this.set(this.host.isConnected?this.wanted():0)}set(e){e!==this.pause&&(this.pause=e,clearInterval(this.timer),e&&(this.timer=setInterval(()=>this.host.requestUpdate(),e)))}};function Vr(n,e){return Hn(n.entities?.[e.entity_id??""])}var ut=class extends le{static{this.styles=[x,Gr,E]}constructor(){super(),new K(this,()=>{let[e]=this.people;return e?D(e)?1e3:Number(e.until)>Date.now()?6e4:0:0})}static getStubConfig(){return{type:"custom:pbx-presence-feature"}}setConfig(e){this.config=e}set context({entity_id:e}){this.entity=e,this.refresh()}choose(e){return e.filter(({device:t})=>t===this.deviceOf(this.entity))}render(){let[e]=this.people;if(!e)return d;let{since:t,caller:r,until:i,profile:o,message:s,presence:a}=e,l=!_(e)&&i&&i.getTime()>Date.now(),p=[D(e)&&B(Date.now()-(t??0)),_(e)&&r&&this.text(se(e),{caller:r}),l&&qe(i,new Date,this.clock),!_(e)&&(o??e.text),!_(e)&&s];return e.isStale&&p.push(this.text("stale")),c`<p class=${a}>${p.filter(Boolean).join(" · ")}</p>`}};var ue=y` .avatar{position:relative;display:block;flex:none;width:var(--size,40px);height:var(--size,40px)}.face{display:flex;align-items:center;justify-content:center;width:100%;height:100%;overflow:hidden;border-radius:50%;font-size:calc(var(--size,40px) * 0.38);font-weight:500;line-height:1;letter-spacing:0.02em;color:hsl(var(--hue) 45% var(--pbx-face-text));background:hsl(var(--hue) 38% var(--pbx-face-light));--mdc-icon-size:calc(var(--size,40px) * 0.55)}.face img{width:100%;height:100%;object-fit:cover}.dot{position:absolute;inset-block-end:-3px;inset-inline-end:-6px;display:flex;align-items:center;justify-content:center;width:calc(var(--size,40px) * 0.44);height:calc(var(--size,40px) * 0.44);box-sizing:border-box;border-radius:50%;color:var(--pbx-on-mark);background:var(--mark);border:0 solid var(--mark);box-shadow:0 0 0 2px var(--ha-card-background,var(--card-background-color,#fff));--mdc-icon-size:calc(var(--size,40px) * 0.3)}.on_call .dot,.dialing .dot{border-radius:25%}.ringing .dot{border-start-end-radius:0}.not_available .dot,.idle .dot,.unknown .dot,.unavailable .dot{color:var(--mark);background:var(--ha-card-background,var(--card-background-color,#fff));border-width:2px}.idle .dot{border-radius:25%}.unknown .dot,.unavailable .dot{border-style:dashed;border-width:1px}`;var ht=y` :host{display:block;height:100%;color:var(--primary-text-color);--pbx-presence-tile-radius:var(--ha-card-border-radius,var(--ha-border-radius-lg,12px))}ha-card{height:100%;box-sizing:border-box;overflow:hidden;color:var(--primary-text-color)}p{margin:0;padding:16px}.group{padding:12px 16px}h2{margin:0;font-size:16px;font-weight:500}.group > h2,.group > p{padding:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}${Qe}.bar{margin-block:8px}.faces{display:flex;flex-wrap:wrap;gap:4px;margin:0 -4px;padding:0;list-style:none;--size:36px}.stale .avatar{filter:grayscale(1)}button{padding:4px;font:inherit;background:none;border:0;border-radius:50%;cursor:pointer}`;var mt=class extends P{constructor(){super(...arguments);this.name=""}static{this.styles=[x,ue,ht,M,E]}static{this.editable={fields:{entity:"text",title:"text",...j},defaults:{},form:t=>[Je("group_available",t),te("title"),ne(t)]}}static getStubConfig(t){return{entity:J(t,"group_available")[0]??""}}getCardSize(){return 3}getGridOptions(){return{columns:6,min_columns:4}}read(t,r){super.read(t,r),this.groups=this.directory.groupsText(t)}choose(t,r){let i=this.known&&this.directory.groupWith(this.known,r.entity??"");return this.name=i?.name??"",t.filter(o=>i?.members.includes(o.entity))}render(){let{config:t,people:r,known:i}=this;if(!this.name||!t||!i)return c`<ha-card><p>${this.text(this.isLoaded?"no_group":"loading")}</p></ha-card>`;let o=this.directory.groupWith(i,t.entity??"");return c`<ha-card class="group">
      <h2>${t.title||this.name}</h2>
      <p>${Yt(r,o&&this.directory.nextOf(i,o.id),this.clock.language)}</p>
      ${Jt(r)}
      <ul class="faces" role="list" aria-label=${this.text("members")}>
        ${U(r,({entity:s})=>s,s=>c`<li>${this.face(s)}</li>`)}
      </ul>
      ${this.sheet()}
    </ha-card>`}face(t){let r=`${t.name}, ${t.text}`;return c`<button type="button" title=${r} @click=${()=>this.act(t,"tap")}>
      ${oe(t)}<span class="hidden">${r}</span>
    </button>`}};var ft=class extends P{static{this.styles=[x,ht]}static{this.editable={fields:{entity:"text",show_number:"flag",...j},defaults:{show_number:!1},form:e=>[Je("presence",e),L("show_number"),ne(e)]}}static getStubConfig(e){return{entity:J(e,"presence")[0]??""}}getCardSize(){return 2}getGridOptions(){return{columns:6,min_columns:4}}choose(e,t){return e.filter(({device:r})=>r===this.deviceOf(t.entity))}render(){let[e]=this.people;return c`<ha-card>
      ${e?this.tile(e):c`<p>${this.text(this.isLoaded?"no_person":"loading")}</p>`}
      ${this.sheet()}
    </ha-card>`}};var qr="home-assistant";function Yr(n){if(nn(n),Xr())return;let e=Date.now()+6e5,t=setInterval(()=>{let r=Xr()||Date.now()>e;nn(n),r&&clearInterval(t)},100);customElements.whenDefined(qr).then(()=>nn(n))}function Xr(){return!!customElements.get(qr)}function nn(n){for(let[e,t]of Object.entries(n))customElements.get(e)||customElements.define(e,t)}var Jr=500,rn=15e3,Bo={asked:[Jr,"armed"],armed:[rn-Jr,"ready"],ringing:[rn,"ready"]},gt=class{constructor(e){this.host=e;this.step="ready";this.whom="";this.end=0;this.refusal="";this.ask=()=>{this.step!=="sending"&&(this.whom=Zr(this.host.person),this.end=Date.now()+rn,this.refusal="",this.go("asked"))};this.cancel=()=>this.go("ready");this.confirm=()=>{this.step==="armed"&&(this.isCurrent()?this.send():this.cancel())};e.addController(this)}hostUpdate(){this.isOpen&&!this.isCurrent()&&this.go("ready")}hostDisconnected(){this.go("ready")}render(){return c`${this.isOpen?this.question():this.button()}
      <p role="status">${this.news()}</p>
      ${this.refusal?c`<p role="alert">${this.refusal}</p>`:d}`}button(){let e=this.step==="sending";return c`<button
      type="button"
      class="call"
      aria-disabled=${e?"true":"false"}
      @click=${this.ask}
    >
      <ha-icon icon="mdi:phone" aria-hidden="true"></ha-icon>${this.text("call")}
    </button>`}question(){return c`<div class="dial" role="group" aria-labelledby="dial">
      <p id="dial">${this.text("dial_question",{name:this.host.person.name})}</p>
      <button type="button" class="cancel" @click=${this.cancel}>${this.text("cancel")}</button>
      <button
        type="button"
        class="call"
        aria-disabled=${this.step==="asked"?"true":"false"}
        @click=${this.confirm}
      >
        <ha-icon icon="mdi:phone" aria-hidden="true"></ha-icon>${this.text("dial_now")}
      </button>
    </div>`}news(){let{step:e}=this;return e==="sending"||e==="ringing"?this.text(`dial_${e}`):""}get isOpen(){return this.step==="asked"||this.step==="armed"}isCurrent(){return this.whom===Zr(this.host.person)&&Date.now()<this.end}async send(){let{hass:e,person:t}=this.host;this.go("sending");let r=await Mo(e,t).then(()=>"",async i=>await zo(e,i)||this.text("failed"));this.host.isConnected&&(this.refusal=r,this.go(r?"ready":"ringing"))}go(e){let t=this.isOpen;clearTimeout(this.timer),this.step=e;let[r,i]=Bo[e]??[];i&&(this.timer=setTimeout(()=>this.go(i),r)),this.host.requestUpdate(),t!==this.isOpen&&this.moveFocus()}async moveFocus(){let e=this.host.renderRoot,t=e.activeElement;!this.isOpen&&t&&!t.closest(".dial")||(await this.host.updateComplete,e.querySelector(this.isOpen?".cancel":".call")?.focus())}text(e,t={}){return u(this.host.clock.language,e,t)}};function Zr({device:n,number:e,canDial:t}){return`${n} ${e} ${t}`}async function Mo(n,{device:e}){if(n.connected===!1)throw new Error;await n.callService?.("pbx_presence","dial",{device_id:e},void 0,!1)}async function zo(n,e){let t=e??{},{translation_domain:r,translation_key:i,message:o}=t;if(!r||!i)return o??"";let s=await n.loadBackendTranslation?.("exceptions",r).catch(()=>{}),a=`component.${r}.exceptions.${i}.message`;return s?.(a,t.translation_placeholders)||(o??"")}var on=({device:n})=>`pbx_presence_free_${n}`;function Qr(n,e){let t=on(e);return Object.keys(n.states).find(r=>r.startsWith("automation.")&&n.states[r]?.attributes.id===t)}function sn(n,e){let t=Qr(n,e);return t!==void 0&&n.states[t]?.state==="on"}async function ei(n,e,t){let r=Qr(n,e);if(r){let i=t?"turn_on":"turn_off";await n.callService?.("automation",i,{entity_id:r})}else t&&await n.callApi?.("POST",`config/automation/config/${on(e)}`,Io(n,e))}function Io(n,e){let t=u(v(n),"is_free",{name:e.name});return{alias:t,description:u(v(n),"is_free_description"),triggers:[{trigger:"pbx_presence.became_free",target:{entity_id:e.entity}}],actions:[{action:"persistent_notification.create",data:{title:"PBX Presence",message:t,notification_id:on(e)}},{action:"automation.turn_off",target:{entity_id:"{{ this.entity_id }}"},data:{stop_actions:!1}}],mode:"single"}}var Uo=7*864e5,Ko=5;async function ri(n,e,t,r){let i=Fo(n,e),[o,s]=await Promise.all([ti(n,e.entity,t,!0),i?ti(n,i,new Date(r.getTime()-Uo),!1):[]]);return{day:Wo(o,t.getTime(),r.getTime()),calls:Go(s)}}function Fo(n,{device:e}){return(Y(Object.values(n.entities??{})).get(e)??[]).find(r=>r.platform===w&&r.translation_key==="call")?.entity_id}async function ti(n,e,t,r){let o=(await n.callWS?.({type:"history/history_during_period",start_time:t.toISOString(),entity_ids:[e],minimal_response:r,no_attributes:r,significant_changes_only:!1}))?.[e];return Array.isArray(o)?o:[]}function Wo(n,e,t){let r=n.filter(({s:i},o)=>i!==n[o-1]?.s);return r.map((i,o)=>{let s=Math.max(e,(i.lc??i.lu)*1e3),a=r[o+1];return{presence:i.s,from:s,to:a?(a.lc??a.lu)*1e3:t}}).filter(({from:i,to:o})=>o>i)}function ii(n,e){let t=n.filter(r=>r.presence===e);return{time:t.reduce((r,{from:i,to:o})=>r+o-i,0),count:t.length}}var oi={answered:"answered",missed:"missed",connected:"outgoing"},ni={calls:[],dialed:[],unclear:0};function Go(n){let e=[],t=ni;for(let[r,i]of Vo(n)){let o=oi[i];o&&e.push({kind:o,at:r}),i==="ended"?(qo(t,r,e),t={...ni,unclear:Math.max(0,si(t)-1)}):i!=="missed"&&(t=Xo(t,i,r,e.at(-1)))}return e.sort((r,i)=>i.at-r.at).slice(0,Ko)}function Vo(n){return n.map(({s:e,a:t})=>[Date.parse(e),String(t?.event_type)]).filter(([e])=>!Number.isNaN(e)).filter(([e],t,r)=>e!==r[t-1]?.[0])}function Xo(n,e,t,r){let{calls:i,dialed:o,unclear:s}=n;if(e==="outgoing")return{...n,dialed:[...o,t]};if(!r||!oi[e])return n;if(e==="answered")return{...n,calls:[...i,r]};let a=Math.max(0,o.length-1);return{calls:[...i,r],dialed:[],unclear:s+a}}function qo(n,e,t){let{calls:r,dialed:i}=n;if(si(n)!==1)return;let[o]=r,[s]=i;o?t[t.indexOf(o)]={...o,duration:e-o.at}:s!==void 0&&t.push({kind:"unanswered",at:s})}function si({calls:n,dialed:e,unclear:t}){return n.length+e.length+t}var Yo={answered:"mdi:phone-incoming",missed:"mdi:phone-missed",outgoing:"mdi:phone-outgoing",unanswered:"mdi:phone-cancel"};function ai(n,e){let[t,r]=[n[0],n.at(-1)];if(!t||!r)return d;let{language:i}=e,o=ii(n,"on_call"),s=o.count?dr(o.time,i):"",a=s?u(i,"on_calls",{time:s,count:o.count}):u(i,"no_calls");return c`<section>
    <h3>${u(i,"today")}</h3>
    <div class="day" role="img" aria-label=${a}>
      ${n.map(({presence:l,from:p,to:m})=>c`<span
            class=${Z(l)??"unknown"}
            style="flex-grow: ${m-p}"
          ></span>`)}
    </div>
    <p class="ends">
      <span>${an(t.from,e)}</span><span>${a}</span><span>${an(r.to,e)}</span>
    </p>
  </section>`}function li(n,e){if(!n.length)return d;let{language:t}=e;return c`<section>
    <h3>${u(t,"last_calls")}</h3>
    <ul class="calls" role="list">
      ${n.map(({kind:r,at:i,duration:o})=>c`<li class=${r}>
            <ha-icon .icon=${Yo[r]} aria-hidden="true"></ha-icon>
            <span>${u(t,`call_${r}`)}</span>
            <span>${an(i,e)}</span>
            <span>${o===void 0?d:B(o)}</span>
          </li>`)}
    </ul>
  </section>`}function an(n,e){return ae(new Date(n),new Date,e)}var ci=y` dialog{width:min(28rem,calc(100vw - 32px));max-height:calc(100dvh - 32px);padding:0;box-sizing:border-box;overflow:auto;color:var(--primary-text-color);background:var(--ha-dialog-surface-background,var(--card-background-color,#fff));border:0;border-radius:var(--ha-dialog-border-radius,24px);box-shadow:0 8px 32px #0006}dialog::backdrop{background:#0008}.content{display:grid;gap:16px;padding:20px}header{display:flex;align-items:center;gap:12px;--size:3.5rem}h2{flex:1;min-width:0;margin:0;font-size:1.375rem;font-weight:500;overflow-wrap:anywhere}h3{margin:0 0 6px;font-size:0.875rem;font-weight:500}p{margin:0}.status{padding:12px 16px;border-radius:12px;background:color-mix(in srgb,var(--mark) 12%,transparent)}.state{font-size:1.125rem;font-weight:500;color:color-mix(in srgb,var(--mark) 60%,var(--primary-text-color))}small,.hint,.ends{font-size:0.875rem;font-weight:400;color:color-mix(in srgb,var(--pbx-away) 55%,var(--primary-text-color))}time{font-variant-numeric:tabular-nums}.message{margin-block-start:4px;overflow-wrap:anywhere;white-space:pre-line}button,a{display:inline-flex;align-items:center;justify-content:center;gap:8px;min-height:44px;padding:0 16px;box-sizing:border-box;font:inherit;color:inherit;text-decoration:none;background:none;border:1px solid color-mix(in srgb,var(--pbx-away) 45%,transparent);border-radius:22px;cursor:pointer;--mdc-icon-size:20px}button.icon{width:44px;padding:0;border-color:transparent;--mdc-icon-size:24px}[aria-pressed="true"]:not(.icon){background:color-mix(in srgb,var(--pbx-available) 16%,transparent)}.icon[aria-pressed="true"]{color:color-mix(in srgb,var(--pbx-ringing) 60%,var(--primary-text-color))}.number{display:flex;flex-wrap:wrap;align-items:center;gap:8px;font-size:1.125rem;font-variant-numeric:tabular-nums}.number > span{flex:1}.number button,.number a,.number p{font-size:1rem}.number p,.dial{flex-basis:100%}.number p:empty{position:absolute}.dial{display:flex;flex-wrap:wrap;justify-content:flex-end;gap:8px}[aria-disabled="true"]{opacity:0.6;cursor:default}.call{color:var(--pbx-on-mark);background:var(--pbx-available);border-color:var(--pbx-available)}ul{margin:0;padding:0;list-style:none}.words{display:flex;flex-wrap:wrap;gap:6px}.words li{padding:4px 12px;border-radius:14px;background:color-mix(in srgb,var(--pbx-away) 14%,transparent)}.day{display:flex;align-items:flex-end;height:28px;overflow:hidden;border-radius:6px;background:color-mix(in srgb,var(--pbx-away) 10%,transparent)}.day span{flex-basis:0;height:20%;background:var(--mark,transparent)}.day .on_call{height:100%}.day .ringing{height:70%}.day .available{height:45%}.day .unknown{height:0}.ends{display:flex;justify-content:space-between;gap:8px}.calls li{display:grid;grid-template-columns:auto 1fr auto 4rem;gap:12px;padding:4px 0;font-variant-numeric:tabular-nums;--mdc-icon-size:18px}.calls li > :last-child{text-align:end}.missed ha-icon{color:var(--pbx-busy)}footer{display:flex;flex-wrap:wrap;gap:8px}@media (max-width:500px){dialog{width:100vw;max-width:none;max-height:90dvh;margin:auto 0 0;border-end-start-radius:0;border-end-end-radius:0}.content{padding-block-end:calc(20px + env(safe-area-inset-bottom))}}@media (prefers-reduced-motion:no-preference){dialog[open]{animation:rise 0.2s ease-out}}@keyframes rise{from{transform:translateY(24px);opacity:0}}`;var yt=class extends k{constructor(){super();this.dial=new gt(this);this.moreInfo=()=>{this.dialog.close(),this.dispatchEvent(new CustomEvent("hass-more-info",{detail:{entityId:this.person.entity},bubbles:!0,composed:!0}))};this.onBackdrop=t=>{t.target===this.dialog&&this.dialog.close()};new K(this,()=>this.person&&D(this.person)?1e3:0)}static{this.styles=[x,ue,ci,M,E]}static{this.properties={person:{attribute:!1},groups:{attribute:!1},clock:{attribute:!1},hass:{attribute:!1},past:{state:!0},isCopied:{state:!0},wanted:{state:!0},hasFailed:{state:!0},dark:{type:Boolean,reflect:!0}}}firstUpdated(){this.dialog.showModal();let t=new Date;ri(this.hass,this.person,ur(t,this.clock),t).then(r=>this.past=r,()=>this.past="failed")}get dialog(){return this.renderRoot.querySelector("dialog")}willUpdate(){this.wanted===sn(this.hass,this.person)&&(this.wanted=void 0)}render(){let{person:t}=this;return c`<dialog
      class=${t.presence}
      aria-labelledby="name"
      @close=${()=>this.dispatchEvent(new Event("close"))}
      @click=${this.onBackdrop}
    >
      <div class="content">
        ${this.header()} ${this.status()} ${this.number()} ${this.words()} ${this.wait()}
        ${this.hasFailed?c`<p role="alert">${this.text("failed")}</p>`:d}
        ${this.history()} ${this.links()}
      </div>
    </dialog>`}header(){let{person:t}=this,r=N.devices.has(t.device);return c`<header>
      ${oe(t)}
      <h2 id="name"><bdi>${t.name}</bdi></h2>
      ${this.button({icon:r?"mdi:star":"mdi:star-outline",label:this.text("favorite"),isOn:r,act:()=>{this.try(N.toggle(this.hass,t.device))}})}
      ${this.button({icon:"mdi:close",label:this.text("close"),act:()=>this.dialog.close()})}
    </header>`}status(){let{person:t,clock:r}=this,{profile:i,until:o,message:s,text:a}=t,l=[i!==a&&i,o&&o.getTime()>Date.now()&&pr(o,new Date,r)].filter(Boolean);return c`<section class="status">
      <p class="state">
        ${a} <small>${this.begin()}</small>${t.isStale?c` <small>(${this.text("stale")})</small>`:d}
      </p>
      ${_(t)?this.caller():d}
      ${l.length?c`<p>${l.join(" · ")}</p>`:d}
      ${s?c`<p class="message">${s}</p>`:d}
    </section>`}caller(){let{person:t}=this,{caller:r,callerNumber:i}=t;if(!r)return d;let o=r===i?void 0:i;return c`<p>
      ${this.text(se(t),{caller:r})}
      ${o?c`<small><bdi>${o}</bdi></small>`:d}
    </p>`}begin(){let{person:t,clock:r}=this;return t.since===void 0||t.presence==="unavailable"||t.isStale?"":D(t)?c`<time aria-hidden="true">${B(Date.now()-t.since)}</time>`:this.text("since",{when:ae(new Date(t.since),new Date,r)})}number(){let{number:t,canDial:r}=this.person;return t?c`<section class="number">
      <span><bdi>${t}</bdi></span>
      <button type="button" @click=${()=>{this.copy(t)}}>
        <ha-icon
          .icon=${this.isCopied?"mdi:check":"mdi:content-copy"}
          aria-hidden="true"
        ></ha-icon>
        <span aria-live="polite">${this.text(this.isCopied?"copied":"copy")}</span>
      </button>
      ${r?this.dial.render():c`<a class="call" href=${Xe(t)}>
              <ha-icon icon="mdi:phone" aria-hidden="true"></ha-icon>${this.text("call")}
            </a>`}
    </section>`:d}async copy(t){try{await navigator.clipboard.writeText(t)}catch{let r=this.renderRoot.querySelector(".number bdi");getSelection()?.selectAllChildren(r),document.execCommand("copy")}this.isCopied=!0}words(){let t=[...this.groups.map(({name:r})=>r),...this.person.keyWords];return t.length?c`<ul class="words" role="list" aria-label=${this.text("groups_and_key_words")}>
      ${t.map(r=>c`<li>${r}</li>`)}
    </ul>`:d}wait(){let{person:t,hass:r}=this;if(!(r.user?.is_admin&&t.profile&&t.presence!=="available"))return d;let o=this.wanted??sn(r,t);return c`<button
        type="button"
        class="wait"
        aria-pressed=${o?"true":"false"}
        @click=${()=>{this.try(this.onWait(!o))}}
      >
        <ha-icon
          .icon=${o?"mdi:bell-check":"mdi:bell-outline"}
          aria-hidden="true"
        ></ha-icon>
        ${this.text("tell_me")}
      </button>
      ${o?c`<p class="hint">${this.text("tell_me_hint")}</p>`:d}`}async onWait(t){await ei(this.hass,this.person,t),this.wanted=t}async try(t){this.hasFailed=await t.then(()=>!1,()=>!0),this.requestUpdate()}history(){let{past:t,clock:r}=this;return t==="failed"?c`<p class="hint">${this.text("no_history")}</p>`:t?c`${ai(t.day,r)} ${li(t.calls,r)}`:c`<p class="hint" role="status">${this.text("loading")}</p>`}links(){let{hass:t,person:r}=this,i=`/config/devices/device/${r.device}`;return c`<footer>
      <button type="button" @click=${this.moreInfo}>${this.text("more_info")}</button>
      ${t.user?.is_admin?c`<a href=${i} @click=${()=>this.dialog.close()}>${this.text("device")}</a>`:d}
    </footer>`}button(t){return c`<button
      type="button"
      class="icon"
      aria-label=${t.label}
      title=${t.label}
      aria-pressed=${t.isOn===void 0?d:t.isOn?"true":"false"}
      @click=${t.act}
    >
      <ha-icon .icon=${t.icon} aria-hidden="true"></ha-icon>
    </button>`}text(t,r={}){return u(this.clock.language,t,r)}};var Jo=`custom:${$e}`,Zo=["people_available","people_on_call","people_ringing","people_total"],bt=class extends HTMLElement{static generate(e,t){let r=Object.values(t.entities??{}).filter(a=>a.platform===w),i=new Set(ln(r,["connectivity"]).map(a=>a.device_id)),o=r.filter(a=>!a.hidden),s=[Qo(t,o,i.size>1),es(t,o),ts(t,o.filter(({device_id:a,translation_key:l})=>i.has(a)&&!Zo.includes(l??"")))];return Promise.resolve({views:s.filter(Boolean)})}};function ln(n,e){return n.filter(t=>e.includes(t.translation_key??""))}function Qo(n,e,t){let r=t?[{type:"device"},{type:"entity"}]:{type:"entity"},i=ln(e,["connectivity"]).map(({entity_id:s})=>({type:"entity",entity:s,name:r,show_name:!0,visibility:[{condition:"state",entity:s,state_not:"on"}]}));return{...cn(n,"people",[{type:"grid",column_span:4,cards:[{type:Jo}]}]),badges:i}}function es(n,e){let{compare:t}=T(v(n)),r=s=>q(n.devices?.[s.device_id??""]),i=ln(e,["group_available"]).sort((s,a)=>t(r(s),r(a))).map(({entity_id:s})=>({type:"custom:pbx-presence-group",entity:s}));return i.length?cn(n,"groups",[{type:"grid",column_span:4,cards:i}]):null}function ts(n,e){return cn(n,"accounts",ns(n,e))}function cn(n,e,t){return{title:u(v(n),e),path:e,type:"sections",max_columns:4,sections:t}}function ns(n,e){let{compare:t}=T(v(n));return[...Y(e)].map(([r,i])=>({name:q(n.devices?.[r]),own:i})).sort((r,i)=>t(r.name,i.name)).map(({name:r,own:i})=>({type:"grid",cards:[{type:"heading",heading:r},...i.map(rs)]}))}function rs(n){return{type:"tile",entity:n.entity_id,name:{type:"entity"}}}function pi(n,e,t=(r,i)=>({entity:i})){return(r,i)=>{let o=r.entities?.[i];if(o?.platform!==w)return null;let s=Object.values(r.entities??{}).find(a=>a.device_id===o.device_id&&a.translation_key===e);return s?{config:{type:`custom:${n}`,...t(r,s.entity_id)}}:null}}function di(n,e){let t=n.devices?.[n.entities?.[e]?.device_id??""];return{account:xe(t)}}/**
 * @license
 * Copyright 2021 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var pn=ce(class extends z{constructor(){super(...arguments),this.key=d}render(n,e){return this.key=n,e}update(n,[e,t]){return e!==this.key&&(nt(n),this.key=e),t}});var vt=class{constructor(e,t){this.act=e;this.wants=t;this.wasHeld=!1;this.isTouch=!1;this.down=({button:e,pointerType:t})=>{this.wasHeld=!1,this.isTouch=t==="touch",!(e!==0||!this.wants("hold"))&&(this.holding=setTimeout(()=>{this.wasHeld=!0,this.act("hold")},500))};this.up=()=>clearTimeout(this.holding);this.menu=e=>{(this.wasHeld||this.isTouch&&this.wants("hold"))&&e.preventDefault()};this.click=({detail:e})=>{this.up(),e||(this.wasHeld=!1),this.wasHeld?this.wasHeld=!1:this.tapping?(clearTimeout(this.tapping),this.tapping=void 0,this.act("double_tap")):this.wants("double_tap")?this.tapping=setTimeout(()=>{this.tapping=void 0,this.act("tap")},250):this.act("tap")}}stop(){clearTimeout(this.holding),clearTimeout(this.tapping),this.tapping=void 0}};var ui=y` :host{display:block;height:var(--pbx-tile-height,72px);content-visibility:auto;contain-intrinsic-size:auto var(--pbx-tile-height,72px);-webkit-tap-highlight-color:transparent}${ue}.avatar{--size:var(--pbx-avatar-size,40px)}button{display:flex;align-items:center;gap:12px;width:100%;height:100%;padding:0 var(--pbx-tile-space,12px);box-sizing:border-box;overflow:hidden;font:inherit;color:var(--primary-text-color);text-align:start;background:color-mix(in srgb,var(--tint) var(--share,14%),transparent);border:1px solid color-mix(in srgb,var(--tint) 26%,transparent);border-radius:var(--pbx-presence-tile-radius,12px);cursor:pointer;user-select:none;-webkit-touch-callout:none}button:hover{background:color-mix(in srgb,var(--tint) calc(var(--share,14%) + 6%),transparent)}button:focus-visible{outline:2px solid var(--primary-text-color);outline-offset:-3px}.avatar,.lines{zoom:var(--pbx-zoom,1)}.lines{flex:1;min-width:0;line-height:1.3}.top{display:flex;align-items:center;gap:6px}.name,.state,.more{display:block;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.name{font-size:var(--pbx-name-size,16px);font-weight:500}.state{font-size:var(--pbx-state-size,14px);color:color-mix(in srgb,var(--mark) 60%,var(--primary-text-color))}.more{display:var(--pbx-more,block);font-size:var(--pbx-more-size,13px);color:color-mix(in srgb,var(--pbx-away) 45%,var(--primary-text-color))}time{font-variant-numeric:tabular-nums}.star{flex:none;color:color-mix(in srgb,var(--pbx-ringing) 60%,var(--primary-text-color));--mdc-icon-size:0.85em}.old,.caller ha-icon{--mdc-icon-size:1em;margin-inline:0 4px;vertical-align:-2px}.old{margin-inline:4px 0}button.not_available,button.idle,button.unknown,button.unavailable,button.stale{--share:0%}.stale .avatar{filter:grayscale(1)}.not_available .name,.unknown .name,.unavailable .name{font-weight:400}button.unknown,button.unavailable,button.stale{--tint:var(--pbx-unknown);--mark:var(--pbx-unknown);border-style:dashed;border-color:var(--pbx-unknown)}button.ringing:not(.stale){color:var(--pbx-on-mark);background:var(--mark);border-color:var(--mark)}button.ringing:not(.stale) :is(.state,.more,.star){color:inherit}button.ringing:not(.stale) .state{font-weight:500}button.ringing:not(.stale) .dot{color:var(--mark);background:var(--pbx-on-mark);box-shadow:0 0 0 2px var(--mark)}button.ringing:not(.stale) .face{box-shadow:0 0 0 2px var(--pbx-on-mark)}@media (prefers-reduced-motion:no-preference){button.ringing:not(.stale) .avatar::before{content:"";position:absolute;inset:0;border:2px solid var(--pbx-on-mark);border-radius:50%;animation:pulse 1.2s ease-out infinite}button.ringing:not(.stale) .dot ha-icon{animation:shake 0.8s ease-in-out infinite}}@keyframes pulse{to{transform:scale(1.45);opacity:0}}@keyframes shake{25%{transform:rotate(-14deg)}75%{transform:rotate(14deg)}}${E}`;var is={caller_in:"mdi:phone-incoming",caller_out:"mdi:phone-outgoing",caller_with:"mdi:phone"},xt=class n extends k{constructor(){super();this.wants=()=>!1;this.gestures=new vt(t=>this.act?.(this.person,t),t=>this.wants(t));this.isReached=!0;new K(this,()=>this.pause())}static{this.styles=[x,ui]}static{this.properties={person:{attribute:!1},usual:{attribute:!1},star:{attribute:!1},showNumber:{attribute:!1},isCompact:{attribute:!1},hasCallers:{attribute:!1},dark:{type:Boolean,reflect:!0},clock:{attribute:!1}}}static{this.drawn=0}disconnectedCallback(){super.disconnectedCallback(),this.gestures.stop()}get isFocusable(){return this.isReached}set isFocusable(t){this.isReached=t;let r=this.hasUpdated?this.renderRoot.querySelector("button"):null;r&&(r.tabIndex=t?0:-1)}focus(){this.renderRoot.querySelector("button")?.focus()}pause(){return this.person?D(this.person)?1e3:this.hasEnd()?6e4:0:0}hasEnd(){return this.person.until!==void 0&&this.person.until.getTime()>Date.now()}render(){n.drawn+=1;let{person:t,gestures:r}=this,i=t.isStale&&t.presence!=="unavailable",o=this.more();return c`<button
      type="button"
      class=${i?`${t.presence} stale`:t.presence}
      tabindex=${this.isReached?0:-1}
      @pointerdown=${r.down}
      @pointerup=${r.up}
      @pointerleave=${r.up}
      @pointercancel=${r.up}
      @contextmenu=${r.menu}
      @click=${r.click}
    >
      ${oe(t)}
      <span class="lines">
        <span class="top"
          ><span class="name" title=${t.name}><bdi>${t.name}</bdi></span
          >${this.star?this.favorite():d}</span
        >
        <span class="top"><span class="state">${this.state(i)}</span></span>
        ${o}
      </span>
    </button>`}favorite(){return c`<ha-icon class="star" icon="mdi:star" aria-hidden="true"></ha-icon
      ><span class="hidden">${u(this.clock.language,"favorite")}</span>`}state(t){let{person:r}=this,i=this.isCompact&&this.end();return c`${i?c`<span class="hidden">${r.text}, </span>${i}`:r.text}${D(this.person)?pn(r.presence,c`<time aria-hidden="true"> · ${B(Date.now()-(r.since??0))}</time>`):d}${t?this.stale():d}`}end(){let{person:t,clock:r}=this;return t.until&&this.hasEnd()&&!_(t)?qe(t.until,new Date,r):void 0}stale(){return c`<ha-icon class="old" icon="mdi:clock-alert-outline" aria-hidden="true"></ha-icon
      ><span class="hidden"> (${u(this.clock.language,"stale")})</span>`}more(){let{person:t}=this;if(t.caller&&_(t))return this.caller(t.caller);let r=t.profile!==t.text&&t.profile!==this.usual,o=[this.showNumber&&t.number,!this.isCompact&&this.end(),r&&t.profile,t.message].filter(s=>!!s);return o.length?c`<span class="more" title=${o.join(" · ")}
      >${o.map((s,a)=>c`${a?" · ":""}<bdi>${s}</bdi>`)}</span
    >`:this.hasCallers?c`<span class="more">&nbsp;</span>`:d}caller(t){let r=se(this.person),[i="",o=""]=u(this.clock.language,r).split("{caller}");return c`${pn(this.person.presence,c`<span class="more caller"
        ><ha-icon .icon=${is[r]} aria-hidden="true"></ha-icon
        >${i}<bdi>${t}</bdi>${o}</span
      >`)}`}};var os=`${dn}#the-board`;function wt(n,e){let t=window[n]??=[];t.some(({type:r})=>r===e.type)||t.push(e)}Yr({"pbx-presence-tile":xt,"pbx-presence-sheet":yt,"pbx-presence-editor":ze,[$e]:pt,"pbx-presence-person":ft,"pbx-presence-group":mt,"pbx-presence-calls":dt,"pbx-presence-badge":et,"pbx-presence-feature":ut,"ll-strategy-dashboard-pbx-presence":bt});function kt(n,e,t={}){let r=i=>u(document.documentElement.lang||"en",i);return Object.defineProperties({type:n,preview:!0,documentationURL:os,...t},{name:{get:()=>r(`${e}_name`),enumerable:!0},description:{get:()=>r(`${e}_description`),enumerable:!0}})}function _t(n,e,t,r=!1){let i=pi(n,t,r?void 0:di);wt("customCards",kt(n,e,{getEntitySuggestion:i}))}_t($e,"card","people_total");_t("pbx-presence-person","person","presence",!0);_t("pbx-presence-group","group","group_available",!0);_t("pbx-presence-calls","calls","people_on_call");wt("customBadges",kt("pbx-presence-badge","badge"));wt("customCardFeatures",kt("pbx-presence-feature","feature",{isSupported:Vr}));wt("customStrategies",kt("pbx-presence","strategy",{strategyType:"dashboard"}));
