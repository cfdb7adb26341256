/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var V=globalThis,F=V.ShadowRoot&&(V.ShadyCSS===void 0||V.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,le=Symbol(),ke=new WeakMap,N=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==le)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(F&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=ke.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&ke.set(t,e))}return e}toString(){return this.cssText}},Se=r=>new N(typeof r=="string"?r:r+"",void 0,le),H=(r,...e)=>{let t=r.length===1?r[0]:e.reduce((n,o,i)=>n+(s=>{if(s._$cssResult$===!0)return s.cssText;if(typeof s=="number")return s;throw Error("Value passed to 'css' function must be a 'css' function result: "+s+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+r[i+1],r[0]);return new N(t,r,le)},Ee=(r,e)=>{if(F)r.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),o=V.litNonce;o!==void 0&&n.setAttribute("nonce",o),n.textContent=t.cssText,r.appendChild(n)}},ce=F?r=>r:r=>r instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return Se(t)})(r):r;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{is:Tt,defineProperty:Ot,getOwnPropertyDescriptor:Rt,getOwnPropertyNames:Nt,getOwnPropertySymbols:Ht,getPrototypeOf:Mt}=Object,K=globalThis,Pe=K.trustedTypes,jt=Pe?Pe.emptyScript:"",Bt=K.reactiveElementPolyfillSupport,M=(r,e)=>r,de={toAttribute(r,e){switch(e){case Boolean:r=r?jt:null;break;case Object:case Array:r=r==null?r:JSON.stringify(r)}return r},fromAttribute(r,e){let t=r;switch(e){case Boolean:t=r!==null;break;case Number:t=r===null?null:Number(r);break;case Object:case Array:try{t=JSON.parse(r)}catch{t=null}}return t}},Te=(r,e)=>!Tt(r,e),Ce={attribute:!0,type:String,converter:de,reflect:!1,useDefault:!1,hasChanged:Te};Symbol.metadata??=Symbol("metadata"),K.litPropertyMetadata??=new WeakMap;var v=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Ce){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),o=this.getPropertyDescriptor(e,n,t);o!==void 0&&Ot(this.prototype,e,o)}}static getPropertyDescriptor(e,t,n){let{get:o,set:i}=Rt(this.prototype,e)??{get(){return this[t]},set(s){this[t]=s}};return{get:o,set(s){let d=o?.call(this);i?.call(this,s),this.requestUpdate(e,d,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Ce}static _$Ei(){if(this.hasOwnProperty(M("elementProperties")))return;let e=Mt(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(M("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(M("properties"))){let t=this.properties,n=[...Nt(t),...Ht(t)];for(let o of n)this.createProperty(o,t[o])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,o]of t)this.elementProperties.set(n,o)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let o=this._$Eu(t,n);o!==void 0&&this._$Eh.set(o,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let o of n)t.unshift(ce(o))}else e!==void 0&&t.push(ce(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Ee(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),o=this.constructor._$Eu(e,n);if(o!==void 0&&n.reflect===!0){let i=(n.converter?.toAttribute!==void 0?n.converter:de).toAttribute(t,n.type);this._$Em=e,i==null?this.removeAttribute(o):this.setAttribute(o,i),this._$Em=null}}_$AK(e,t){let n=this.constructor,o=n._$Eh.get(e);if(o!==void 0&&this._$Em!==o){let i=n.getPropertyOptions(o),s=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:de;this._$Em=o;let d=s.fromAttribute(t,i.type);this[o]=d??this._$Ej?.get(o)??d,this._$Em=null}}requestUpdate(e,t,n,o=!1,i){if(e!==void 0){let s=this.constructor;if(o===!1&&(i=this[e]),n??=s.getPropertyOptions(e),!((n.hasChanged??Te)(i,t)||n.useDefault&&n.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(s._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:o,wrapped:i},s){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,s??t??this[e]),i!==!0||s!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),o===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[o,i]of this._$Ep)this[o]=i;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[o,i]of n){let{wrapped:s}=i,d=this[o];s!==!0||this._$AL.has(o)||d===void 0||this.C(o,void 0,i,d)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};v.elementStyles=[],v.shadowRootOptions={mode:"open"},v[M("elementProperties")]=new Map,v[M("finalized")]=new Map,Bt?.({ReactiveElement:v}),(K.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var ue=globalThis,Oe=r=>r,G=ue.trustedTypes,Re=G?G.createPolicy("lit-html",{createHTML:r=>r}):void 0,he="$lit$",$=`lit$${Math.random().toFixed(9).slice(2)}$`,ge="?"+$,Dt=`<${ge}>`,E=document,B=()=>E.createComment(""),D=r=>r===null||typeof r!="object"&&typeof r!="function",me=Array.isArray,De=r=>me(r)||typeof r?.[Symbol.iterator]=="function",pe=`[ 	
\f\r]`,j=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Ne=/-->/g,He=/>/g,k=RegExp(`>|${pe}(?:([^\\s"'>=/]+)(${pe}*=${pe}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Me=/'/g,je=/"/g,Le=/^(?:script|style|textarea|title)$/i,_e=r=>(e,...t)=>({_$litType$:r,strings:e,values:t}),m=_e(1),An=_e(2),xn=_e(3),w=Symbol.for("lit-noChange"),p=Symbol.for("lit-nothing"),Be=new WeakMap,S=E.createTreeWalker(E,129);function Ue(r,e){if(!me(r)||!r.hasOwnProperty("raw"))throw Error("invalid template strings array");return Re!==void 0?Re.createHTML(e):e}var Ie=(r,e)=>{let t=r.length-1,n=[],o,i=e===2?"<svg>":e===3?"<math>":"",s=j;for(let d=0;d<t;d++){let a=r[d],l,u,c=-1,h=0;for(;h<a.length&&(s.lastIndex=h,u=s.exec(a),u!==null);)h=s.lastIndex,s===j?u[1]==="!--"?s=Ne:u[1]!==void 0?s=He:u[2]!==void 0?(Le.test(u[2])&&(o=RegExp("</"+u[2],"g")),s=k):u[3]!==void 0&&(s=k):s===k?u[0]===">"?(s=o??j,c=-1):u[1]===void 0?c=-2:(c=s.lastIndex-u[2].length,l=u[1],s=u[3]===void 0?k:u[3]==='"'?je:Me):s===je||s===Me?s=k:s===Ne||s===He?s=j:(s=k,o=void 0);let g=s===k&&r[d+1].startsWith("/>")?" ":"";i+=s===j?a+Dt:c>=0?(n.push(l),a.slice(0,c)+he+a.slice(c)+$+g):a+$+(c===-2?d:g)}return[Ue(r,i+(r[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},L=class r{constructor({strings:e,_$litType$:t},n){let o;this.parts=[];let i=0,s=0,d=e.length-1,a=this.parts,[l,u]=Ie(e,t);if(this.el=r.createElement(l,n),S.currentNode=this.el.content,t===2||t===3){let c=this.el.content.firstChild;c.replaceWith(...c.childNodes)}for(;(o=S.nextNode())!==null&&a.length<d;){if(o.nodeType===1){if(o.hasAttributes())for(let c of o.getAttributeNames())if(c.endsWith(he)){let h=u[s++],g=o.getAttribute(c).split($),_=/([.?@])?(.*)/.exec(h);a.push({type:1,index:i,name:_[2],strings:g,ctor:_[1]==="."?X:_[1]==="?"?Y:_[1]==="@"?q:C}),o.removeAttribute(c)}else c.startsWith($)&&(a.push({type:6,index:i}),o.removeAttribute(c));if(Le.test(o.tagName)){let c=o.textContent.split($),h=c.length-1;if(h>0){o.textContent=G?G.emptyScript:"";for(let g=0;g<h;g++)o.append(c[g],B()),S.nextNode(),a.push({type:2,index:++i});o.append(c[h],B())}}}else if(o.nodeType===8)if(o.data===ge)a.push({type:2,index:i});else{let c=-1;for(;(c=o.data.indexOf($,c+1))!==-1;)a.push({type:7,index:i}),c+=$.length-1}i++}}static createElement(e,t){let n=E.createElement("template");return n.innerHTML=e,n}};function P(r,e,t=r,n){if(e===w)return e;let o=n!==void 0?t._$Co?.[n]:t._$Cl,i=D(e)?void 0:e._$litDirective$;return o?.constructor!==i&&(o?._$AO?.(!1),i===void 0?o=void 0:(o=new i(r),o._$AT(r,t,n)),n!==void 0?(t._$Co??=[])[n]=o:t._$Cl=o),o!==void 0&&(e=P(r,o._$AS(r,e.values),o,n)),e}var W=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,o=(e?.creationScope??E).importNode(t,!0);S.currentNode=o;let i=S.nextNode(),s=0,d=0,a=n[0];for(;a!==void 0;){if(s===a.index){let l;a.type===2?l=new T(i,i.nextSibling,this,e):a.type===1?l=new a.ctor(i,a.name,a.strings,this,e):a.type===6&&(l=new J(i,this,e)),this._$AV.push(l),a=n[++d]}s!==a?.index&&(i=S.nextNode(),s++)}return S.currentNode=E,o}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},T=class r{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,o){this.type=2,this._$AH=p,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=P(this,e,t),D(e)?e===p||e==null||e===""?(this._$AH!==p&&this._$AR(),this._$AH=p):e!==this._$AH&&e!==w&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):De(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==p&&D(this._$AH)?this._$AA.nextSibling.data=e:this.T(E.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,o=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=L.createElement(Ue(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===o)this._$AH.p(t);else{let i=new W(o,this),s=i.u(this.options);i.p(t),this.T(s),this._$AH=i}}_$AC(e){let t=Be.get(e.strings);return t===void 0&&Be.set(e.strings,t=new L(e)),t}k(e){me(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,o=0;for(let i of e)o===t.length?t.push(n=new r(this.O(B()),this.O(B()),this,this.options)):n=t[o],n._$AI(i),o++;o<t.length&&(this._$AR(n&&n._$AB.nextSibling,o),t.length=o)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=Oe(e).nextSibling;Oe(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},C=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,o,i){this.type=1,this._$AH=p,this._$AN=void 0,this.element=e,this.name=t,this._$AM=o,this.options=i,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=p}_$AI(e,t=this,n,o){let i=this.strings,s=!1;if(i===void 0)e=P(this,e,t,0),s=!D(e)||e!==this._$AH&&e!==w,s&&(this._$AH=e);else{let d=e,a,l;for(e=i[0],a=0;a<i.length-1;a++)l=P(this,d[n+a],t,a),l===w&&(l=this._$AH[a]),s||=!D(l)||l!==this._$AH[a],l===p?e=p:e!==p&&(e+=(l??"")+i[a+1]),this._$AH[a]=l}s&&!o&&this.j(e)}j(e){e===p?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},X=class extends C{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===p?void 0:e}},Y=class extends C{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==p)}},q=class extends C{constructor(e,t,n,o,i){super(e,t,n,o,i),this.type=5}_$AI(e,t=this){if((e=P(this,e,t,0)??p)===w)return;let n=this._$AH,o=e===p&&n!==p||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,i=e!==p&&(n===p||o);o&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},J=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){P(this,e)}},ze={M:he,P:$,A:ge,C:1,L:Ie,R:W,D:De,V:P,I:T,H:C,N:Y,U:q,B:X,F:J},Lt=ue.litHtmlPolyfillSupport;Lt?.(L,T),(ue.litHtmlVersions??=[]).push("3.3.3");var Ve=(r,e,t)=>{let n=t?.renderBefore??e,o=n._$litPart$;if(o===void 0){let i=t?.renderBefore??null;n._$litPart$=o=new T(e.insertBefore(B(),i),i,void 0,t??{})}return o._$AI(r),o};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var fe=globalThis,y=class extends v{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Ve(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return w}};y._$litElement$=!0,y.finalized=!0,fe.litElementHydrateSupport?.({LitElement:y});var Ut=fe.litElementPolyfillSupport;Ut?.({LitElement:y});(fe.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2022 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Fe={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Ke=r=>(...e)=>({_$litDirective$:r,values:e}),Z=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{I:It}=ze,Ge=r=>r;var We=()=>document.createComment(""),O=(r,e,t)=>{let n=r._$AA.parentNode,o=e===void 0?r._$AB:e._$AA;if(t===void 0){let i=n.insertBefore(We(),o),s=n.insertBefore(We(),o);t=new It(i,s,r,r.options)}else{let i=t._$AB.nextSibling,s=t._$AM,d=s!==r;if(d){let a;t._$AQ?.(r),t._$AM=r,t._$AP!==void 0&&(a=r._$AU)!==s._$AU&&t._$AP(a)}if(i!==o||d){let a=t._$AA;for(;a!==i;){let l=Ge(a).nextSibling;Ge(n).insertBefore(a,o),a=l}}}return t},A=(r,e,t=r)=>(r._$AI(e,t),r),zt={},Xe=(r,e=zt)=>r._$AH=e,Ye=r=>r._$AH,Q=r=>{r._$AR(),r._$AA.remove()};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var qe=(r,e,t)=>{let n=new Map;for(let o=e;o<=t;o++)n.set(r[o],o);return n},Je=Ke(class extends Z{constructor(r){if(super(r),r.type!==Fe.CHILD)throw Error("repeat() can only be used in text expressions")}dt(r,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let o=[],i=[],s=0;for(let d of r)o[s]=n?n(d,s):s,i[s]=t(d,s),s++;return{values:i,keys:o}}render(r,e,t){return this.dt(r,e,t).values}update(r,[e,t,n]){let o=Ye(r),{values:i,keys:s}=this.dt(e,t,n);if(!Array.isArray(o))return this.ut=s,i;let d=this.ut??=[],a=[],l,u,c=0,h=o.length-1,g=0,_=i.length-1;for(;c<=h&&g<=_;)if(o[c]===null)c++;else if(o[h]===null)h--;else if(d[c]===s[g])a[g]=A(o[c],i[g]),c++,g++;else if(d[h]===s[_])a[_]=A(o[h],i[_]),h--,_--;else if(d[c]===s[_])a[_]=A(o[c],i[_]),O(r,a[_+1],o[c]),c++,_--;else if(d[h]===s[g])a[g]=A(o[h],i[g]),O(r,o[c],o[h]),h--,g++;else if(l===void 0&&(l=qe(s,g,_),u=qe(d,c,h)),l.has(d[c]))if(l.has(d[h])){let b=u.get(s[g]),ae=b!==void 0?o[b]:null;if(ae===null){let xe=O(r,o[c]);A(xe,i[g]),a[g]=xe}else a[g]=A(ae,i[g]),O(r,o[c],ae),o[b]=null;g++}else Q(o[h]),h--;else Q(o[c]),c++;for(;g<=_;){let b=O(r,a[_+1]);A(b,i[g]),a[g++]=b}for(;c<=h;){let b=o[c++];b!==null&&Q(b)}return this.ut=s,Xe(r,a),w}});var Ze={accounts:"Konti",all_key_words:"Alle nøgleord",available:"ledige",available_only:"Ledige",card_description:"Alle på omstillingen: hvem der er ledig, og hvem der taler i telefon.",card_name:"PBX Presence-tavle",disconnected:"Ingen forbindelse til omstillingen. Det viste kan være forældet.",editor_account:"Konto",editor_available_only:"Begynd med dem, der er ledige",editor_entities:"Personer",editor_group_by:"Gruppér efter",editor_key_word:"Begynd med et nøgleord",editor_on_call_only:"Begynd med dem, der taler i telefon",editor_show_filters:"Vis filtre",editor_show_header:"Vis antal",editor_show_number:"Vis numre",editor_show_search:"Vis søgefelt",editor_sort:"Rækkefølge",editor_title:"Overskrift",empty:"Her er ingen endnu. Tilføj en konto i PBX Presence, eller vælg andre personer til tavlen.",group_by_account:"Konto",group_by_area:"Område",group_by_group:"Gruppe",group_by_key_word:"Nøgleord",group_by_none:"Ingenting",groups:"Grupper",helper_account:"Alle konti, hvis du ikke vælger en.",helper_entities:"Alle, hvis du ikke vælger nogen.",key_word:"Nøgleord",loading:"Indlæser …",none:"Ingen passer til søgningen og filtrene.",on_call:"i samtale",on_call_only:"I telefonen",others:"Øvrige",people:"Personer",ringing:"ringer",search:"Søg",shown:"{count} af {total} personer",sort_name:"Navn",sort_number:"Nummer",stale:"forældet",strategy_description:"Et dashboard til omstillingen: personer, grupper og konti.",strategy_name:"PBX Presence",tools:"Søgning og filtre",total:"i alt",totals:"Antal",until:"til {when}"};var Qe={accounts:"Konten",all_key_words:"Alle Stichwörter",available:"erreichbar",available_only:"Erreichbar",card_description:"Alle an der Telefonanlage: wer erreichbar ist und wer gerade telefoniert.",card_name:"PBX-Presence-Tafel",disconnected:"Keine Verbindung zur Telefonanlage. Die Anzeige kann veraltet sein.",editor_account:"Konto",editor_available_only:"Mit Erreichbaren beginnen",editor_entities:"Personen",editor_group_by:"Gruppieren nach",editor_key_word:"Mit einem Stichwort beginnen",editor_on_call_only:"Mit Telefonierenden beginnen",editor_show_filters:"Filter anzeigen",editor_show_header:"Anzahlen anzeigen",editor_show_number:"Nummern anzeigen",editor_show_search:"Suche anzeigen",editor_sort:"Reihenfolge",editor_title:"Überschrift",empty:"Hier ist noch niemand. Füge ein Konto von PBX Presence hinzu, oder wähle andere Personen für diese Tafel.",group_by_account:"Konto",group_by_area:"Bereich",group_by_group:"Gruppe",group_by_key_word:"Stichwort",group_by_none:"Nichts",groups:"Gruppen",helper_account:"Alle Konten, wenn du keines wählst.",helper_entities:"Alle, wenn du niemanden wählst.",key_word:"Stichwort",loading:"Lädt …",none:"Niemand passt zu Suche und Filtern.",on_call:"im Gespräch",on_call_only:"Am Telefon",others:"Übrige",people:"Personen",ringing:"klingelt",search:"Suche",shown:"{count} von {total} Personen",sort_name:"Name",sort_number:"Nummer",stale:"veraltet",strategy_description:"Ein Dashboard der Telefonanlage: Personen, Gruppen und Konten.",strategy_name:"PBX Presence",tools:"Suche und Filter",total:"insgesamt",totals:"Anzahlen",until:"bis {when}"};var et={accounts:"Accounts",all_key_words:"All key words",available:"available",available_only:"Available",card_description:"Everybody on your PBX: who is available, and who is on the phone.",card_name:"PBX Presence board",disconnected:"No connection to the PBX. What you see may be out of date.",editor_account:"Account",editor_available_only:"Start with who is available",editor_entities:"People",editor_group_by:"Group by",editor_key_word:"Start with a key word",editor_on_call_only:"Start with who is on a call",editor_show_filters:"Show filters",editor_show_header:"Show totals",editor_show_number:"Show numbers",editor_show_search:"Show search",editor_sort:"Order",editor_title:"Title",empty:"There is nobody here yet. Add an account of PBX Presence, or choose other people for this board.",group_by_account:"Account",group_by_area:"Area",group_by_group:"Group",group_by_key_word:"Key word",group_by_none:"Nothing",groups:"Groups",helper_account:"All accounts, if you choose none.",helper_entities:"Everybody, if you choose nobody.",key_word:"Key word",loading:"Loading …",none:"Nobody fits the search and the filters.",on_call:"on a call",on_call_only:"On the phone",others:"Others",people:"People",ringing:"ringing",search:"Search",shown:"{count} of {total} people",sort_name:"Name",sort_number:"Number",stale:"out of date",strategy_description:"A dashboard of your PBX: people, groups and accounts.",strategy_name:"PBX Presence",tools:"Search and filters",total:"in total",totals:"Totals",until:"until {when}"};var tt={accounts:"Tilit",all_key_words:"Kaikki avainsanat",available:"tavoitettavissa",available_only:"Tavoitettavissa",card_description:"Kaikki puhelinvaihteessa: kuka on tavoitettavissa ja kuka puhuu puhelimessa.",card_name:"PBX Presence -taulu",disconnected:"Ei yhteyttä puhelinvaihteeseen. Tiedot voivat olla vanhentuneita.",editor_account:"Tili",editor_available_only:"Aloita tavoitettavissa olevista",editor_entities:"Henkilöt",editor_group_by:"Ryhmittele",editor_key_word:"Aloita avainsanasta",editor_on_call_only:"Aloita puhelussa olevista",editor_show_filters:"Näytä suodattimet",editor_show_header:"Näytä lukumäärät",editor_show_number:"Näytä numerot",editor_show_search:"Näytä haku",editor_sort:"Järjestys",editor_title:"Otsikko",empty:"Täällä ei ole vielä ketään. Lisää PBX Presence -tili tai valitse taululle muita henkilöitä.",group_by_account:"Tili",group_by_area:"Alue",group_by_group:"Ryhmä",group_by_key_word:"Avainsana",group_by_none:"Ei mitään",groups:"Ryhmät",helper_account:"Kaikki tilit, jos et valitse mitään.",helper_entities:"Kaikki, jos et valitse ketään.",key_word:"Avainsana",loading:"Ladataan …",none:"Kukaan ei vastaa hakua ja suodattimia.",on_call:"puhelussa",on_call_only:"Puhelimessa",others:"Muut",people:"Henkilöt",ringing:"soi",search:"Haku",shown:"{count}/{total} henkilöä",sort_name:"Nimi",sort_number:"Numero",stale:"vanhentunut",strategy_description:"Puhelinvaihteen koontinäyttö: henkilöt, ryhmät ja tilit.",strategy_name:"PBX Presence",tools:"Haku ja suodattimet",total:"yhteensä",totals:"Lukumäärät",until:"{when} asti"};var nt={accounts:"Kontoer",all_key_words:"Alle nøkkelord",available:"tilgjengelige",available_only:"Tilgjengelige",card_description:"Alle på sentralbordet: hvem som er tilgjengelig, og hvem som sitter i telefonen.",card_name:"PBX Presence-tavle",disconnected:"Ingen forbindelse med sentralbordet. Det du ser, kan være utdatert.",editor_account:"Konto",editor_available_only:"Begynn med dem som er tilgjengelige",editor_entities:"Personer",editor_group_by:"Grupper etter",editor_key_word:"Begynn med et nøkkelord",editor_on_call_only:"Begynn med dem som sitter i telefonen",editor_show_filters:"Vis filtre",editor_show_header:"Vis antall",editor_show_number:"Vis numre",editor_show_search:"Vis søkefelt",editor_sort:"Rekkefølge",editor_title:"Overskrift",empty:"Her er det ingen ennå. Legg til en konto i PBX Presence, eller velg andre personer til tavlen.",group_by_account:"Konto",group_by_area:"Område",group_by_group:"Gruppe",group_by_key_word:"Nøkkelord",group_by_none:"Ingenting",groups:"Grupper",helper_account:"Alle kontoer, hvis du ikke velger noen.",helper_entities:"Alle, hvis du ikke velger noen.",key_word:"Nøkkelord",loading:"Laster inn …",none:"Ingen passer til søket og filtrene.",on_call:"i samtale",on_call_only:"I telefonen",others:"Andre",people:"Personer",ringing:"ringer",search:"Søk",shown:"{count} av {total} personer",sort_name:"Navn",sort_number:"Nummer",stale:"utdatert",strategy_description:"Et dashbord for sentralbordet: personer, grupper og kontoer.",strategy_name:"PBX Presence",tools:"Søk og filtre",total:"totalt",totals:"Antall",until:"til {when}"};var rt={accounts:"Konton",all_key_words:"Alla nyckelord",available:"tillgängliga",available_only:"Tillgängliga",card_description:"Alla i växeln: vem som är tillgänglig och vem som sitter i telefon.",card_name:"PBX Presence-tavla",disconnected:"Ingen kontakt med växeln. Det du ser kan vara inaktuellt.",editor_account:"Konto",editor_available_only:"Börja med dem som är tillgängliga",editor_entities:"Personer",editor_group_by:"Gruppera efter",editor_key_word:"Börja med ett nyckelord",editor_on_call_only:"Börja med dem som sitter i telefon",editor_show_filters:"Visa filter",editor_show_header:"Visa antal",editor_show_number:"Visa nummer",editor_show_search:"Visa sökfält",editor_sort:"Ordning",editor_title:"Rubrik",empty:"Här finns ingen ännu. Lägg till ett konto i PBX Presence, eller välj andra personer för tavlan.",group_by_account:"Konto",group_by_area:"Område",group_by_group:"Grupp",group_by_key_word:"Nyckelord",group_by_none:"Ingenting",groups:"Grupper",helper_account:"Alla konton, om du inte väljer något.",helper_entities:"Alla, om du inte väljer någon.",key_word:"Nyckelord",loading:"Läser in …",none:"Ingen stämmer med sökningen och filtren.",on_call:"i samtal",on_call_only:"I telefon",others:"Övriga",people:"Personer",ringing:"ringer",search:"Sök",shown:"{count} av {total} personer",sort_name:"Namn",sort_number:"Nummer",stale:"inaktuellt",strategy_description:"En panel för växeln: personer, grupper och konton.",strategy_name:"PBX Presence",tools:"Sök och filter",total:"totalt",totals:"Antal",until:"till {when}"};var ot={da:Ze,de:Qe,en:et,fi:tt,nb:nt,sv:rt};function f(r,e,t={},n=e){let o=r.toLowerCase().split("-")[0]??"en";return(ot[o==="no"||o==="nn"?"nb":o]?.[e]??ot.en?.[e]??n).replace(/\{(\w+)\}/g,(d,a)=>String(t[a]??d))}var x="pbx-presence-board",at=["none","key_word","area","group","account"],lt=["name","number"],ct=["show_header","show_search","show_filters","show_number","available_only","on_call_only"],ye={group_by:"none",sort:"name",show_header:!0,show_search:!0,show_filters:!0,show_number:!1,available_only:!1,on_call_only:!1};function be(r){let e=r;if(typeof e!="object"||e===null)throw new Error("The configuration of the board has to be a mapping.");it(e,"group_by",at),it(e,"sort",lt);for(let t of ct)if(e[t]!==void 0&&typeof e[t]!="boolean")throw new Error(`${t} has to be true or false.`);for(let t of["title","account","key_word"])if(e[t]!==void 0&&typeof e[t]!="string")throw new Error(`${t} has to be a text.`);Yt(e.entities)}function it(r,e,t){let n=r[e];if(n!==void 0&&!t.includes(n))throw new Error(`${e} has to be one of ${t.join(", ")}.`)}function Yt(r){let e=Array.isArray(r)&&r.every(t=>typeof t=="string");if(r!==void 0&&!e)throw new Error("entities has to be a list of entity IDs.")}function st(r,e,t){let n=e.map(o=>({value:o,label:f(t,`${r}_${o}`)}));return{name:r,default:e[0],selector:{select:{mode:"dropdown",options:n}}}}function dt(r){let e=ct.map(n=>({name:n,default:ye[n],selector:{boolean:{}}}));return{schema:[{name:"title",selector:{text:{}}},{name:"account",selector:{config_entry:{integration:"pbx_presence"}}},{name:"entities",selector:{entity:{multiple:!0,filter:[{integration:"pbx_presence",domain:"sensor"}]}}},st("group_by",at,r),st("sort",lt,r),{name:"key_word",selector:{text:{}}},{type:"grid",name:"",schema:e}],computeLabel:n=>f(r,`editor_${n.name}`),computeHelper:n=>f(r,`helper_${n.name}`,{},""),assertConfig:be}}var R="pbx_presence",pt=new Set(["unavailable","unknown"]);var ve=new Set(["ringing","dialing","on_call"]),qt=new Set([...ve,"available","not_available","idle"]),ut=["profile","profile_until","profile_message","caller","available"],z=r=>ve.has(r.presence),ee=class{constructor(){this.seats=new Map;this.groups=[];this.registries=[];this.all=[];this.sections=new Map}read(e,t){let n=[e.entities,e.devices,e.areas,e.language];(t!==this.config||n.some((s,d)=>s!==this.registries[d]))&&(this.registries=n,this.config=t,this.learn(e,t),this.all=[]);let o=[...this.seats.values()].map(s=>s.person=nn(e,s));return o.length===this.all.length&&o.every((s,d)=>s===this.all[d])||(this.all=o),this.all}sectionsOf(e,t){let n=this.seats.get(e.entity);switch(this.config?.group_by){case"key_word":return e.keyWords;case"area":return n?.area?[n.area]:[];case"account":return n?.account?[n.account]:[];case"group":return this.groups.filter(o=>tn(t.states[o]).includes(e.entity)).map(o=>this.sections.get(o)??o);default:return[]}}groupStates(e){return this.config?.group_by==="group"?this.groups.map(t=>e.states[t]):[]}learn(e,t){let n=Object.values(e.entities??{}).filter(l=>l.platform===R&&l.device_id&&!l.hidden),o=$e(n),i=t.sort==="number"?en:Qt,s=new Intl.Collator(e.language,{numeric:!0}),d=n.filter(l=>l.translation_key==="presence"&&Jt(l,e,t)).map(l=>Zt(l,e,o,this.seats)).sort((l,u)=>s.compare(i(l,e),i(u,e)));this.seats=new Map(d.map(l=>[l.entity,l]));let a=n.filter(l=>l.translation_key==="group_available");this.groups=a.map(l=>l.entity_id),this.sections=new Map(a.map(l=>[l.entity_id,I(e.devices?.[l.device_id])]))}};function $e(r){let e=new Map;for(let t of r){if(!t.device_id)continue;let n=e.get(t.device_id);n?n.push(t):e.set(t.device_id,[t])}return e}function Jt(r,e,t){if(t.entities?.length&&!t.entities.includes(r.entity_id))return!1;if(!t.account)return!0;let n=e.devices?.[r.device_id];return[n?.config_entry_id,n?.primary_config_entry].includes(t.account)}function Zt(r,e,t,n){let o=e.devices?.[r.device_id],i={};for(let c of t.get(r.device_id)??[])c.translation_key&&ut.includes(c.translation_key)&&(i[c.translation_key]=c.entity_id);let s=o?.via_device_id??"",d=t.get(s)??[],a=r.area_id??o?.area_id,l=I(o)||String(e.states[r.entity_id]?.attributes.friendly_name??r.entity_id),u=n.get(r.entity_id);return{entity:r.entity_id,name:l,area:a&&e.areas?.[a]?.name||"",account:I(e.devices?.[s]),sources:i,connectivity:d.find(c=>c.translation_key==="connectivity")?.entity_id,person:u?.name===l?u.person:void 0,seen:u?.name===l?u.seen:[]}}function I(r){return r?.name_by_user||r?.name||""}var Qt=r=>r.name,en=(r,e)=>`${String(e.states[r.entity]?.attributes.number??"")} ${r.name}`;function tn(r){let e=r?.attributes.members;return Array.isArray(e)?e:[]}function nn(r,e){let n=[e.entity,e.connectivity,...ut.map(o=>e.sources[o])].map(o=>o?r.states[o]:void 0);return e.person&&n.every((o,i)=>o===e.seen[i])?e.person:(e.seen=n,rn(r,e,n))}function rn(r,e,t){let[n,o,i,s,d,a,l]=t,u=on(n),c=n?.attributes.key_words,h=U(s);return{entity:e.entity,name:e.name,number:String(n?.attributes.number??""),presence:u,text:n&&r.formatEntityState?r.formatEntityState(n):u,isAvailable:U(l)==="on",profile:U(i),message:U(d),caller:U(a),until:h?new Date(h):void 0,since:n&&ve.has(u)?Date.parse(n.last_changed):void 0,keyWords:Array.isArray(c)?c.map(String):[],isStale:u==="unavailable"||o?.state==="off"}}function on(r){return r?qt.has(r.state)?r.state:r.state==="unavailable"?"unavailable":"unknown":"unavailable"}function U(r){return r&&!pt.has(r.state)?r.state:void 0}function ht(r,e){let t=e.search.toLocaleLowerCase().split(/\s+/).filter(Boolean),n=e.keyWord.toLocaleLowerCase();return r.filter(o=>(!e.availableOnly||o.isAvailable&&!z(o))&&(!e.onCallOnly||z(o))&&(!n||o.keyWords.some(i=>i.toLocaleLowerCase()===n))&&t.every(i=>sn(o).includes(i)))}function sn(r){return[r.name,r.number,r.profile??"",...r.keyWords].join(`
`).toLocaleLowerCase()}function gt(r,e,t){let n=new Map;for(let i of r){let s=e(i);for(let d of s.length?s:[""]){let a=n.get(d);a?a.push(i):n.set(d,[i])}}let o=new Intl.Collator(t,{numeric:!0});return[...n].sort(([i],[s])=>+!i-+!s||o.compare(i,s)).map(([i,s])=>({name:i,people:s}))}function mt(r){let e=t=>r.filter(t).length;return{available:e(t=>t.isAvailable),onCall:e(t=>t.presence==="on_call"),ringing:e(t=>t.presence==="ringing"),total:r.length}}function _t(r,e){return[...new Set(r.flatMap(n=>n.keyWords))].sort(new Intl.Collator(e).compare)}var te=H`
  :host {
    --pbx-available: var(--pbx-presence-available-color, #1b6e31);
    --pbx-busy: var(--pbx-presence-busy-color, #a3211a);
    --pbx-ringing: var(--pbx-presence-ringing-color, #8a4b00);
    --pbx-away: var(--pbx-presence-away-color, #5a5f66);
    --pbx-unknown: var(--pbx-presence-unknown-color, #5a5f66);
  }
  :host([dark]) {
    --pbx-available: var(--pbx-presence-available-color, #6fd68b);
    --pbx-busy: var(--pbx-presence-busy-color, #ff9a91);
    --pbx-ringing: var(--pbx-presence-ringing-color, #ffb95c);
    --pbx-away: var(--pbx-presence-away-color, #b4bac2);
    --pbx-unknown: var(--pbx-presence-unknown-color, #b4bac2);
  }
`,ft=H`
  :host {
    display: block;
  }
  ha-card {
    height: 100%;
    overflow: auto;
    padding: 12px;
    box-sizing: border-box;
    color: var(--primary-text-color);
  }
  h2 {
    font-size: 1.25rem;
    font-weight: 500;
    margin: 0 0 8px;
  }
  h3 {
    font-size: 1rem;
    font-weight: 500;
    margin: 16px 0 8px;
  }
  .totals {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin: 0 0 8px;
    padding: 0;
    list-style: none;
  }
  .totals b {
    font-variant-numeric: tabular-nums;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-end: 12px;
  }
  .tools > * {
    font: inherit;
    color: inherit;
    background: none;
    border: 1px solid var(--pbx-away);
    border-radius: 18px;
    min-height: 36px;
    padding: 0 14px;
    box-sizing: border-box;
  }
  .tools input {
    flex: 1 1 9rem;
    min-width: 0;
  }
  .tools select option {
    color: #1c1c1c;
    background: #fff;
  }
  .tools button {
    cursor: pointer;
  }
  .tools button[aria-pressed="true"] {
    border-width: 2px;
    border-color: currentColor;
    font-weight: 600;
  }
  .tools > *:focus-visible {
    outline: 2px solid var(--primary-text-color);
    outline-offset: 2px;
  }
  ul.people {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--pbx-presence-tile-width, 13rem)), 1fr));
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .note {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 8px 0;
    padding: 8px 12px;
    border: 1px dashed var(--pbx-away);
    border-radius: 8px;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`,yt=H`
  :host {
    display: block;
    height: 100%;
    content-visibility: auto;
    contain-intrinsic-size: auto 72px;
  }
  button {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 10px;
    width: 100%;
    height: 100%;
    min-height: 72px;
    padding: 8px 12px;
    box-sizing: border-box;
    font: inherit;
    color: var(--primary-text-color);
    text-align: start;
    background: none;
    border: 1px solid var(--divider-color, #ccc);
    border-inline-start: 5px solid var(--mark);
    border-radius: var(--ha-card-border-radius, 12px);
    cursor: pointer;
  }
  button:focus-visible {
    outline: 2px solid var(--primary-text-color);
    outline-offset: 2px;
  }
  .available {
    --mark: var(--pbx-available);
  }
  .on_call,
  .dialing {
    --mark: var(--pbx-busy);
    border-inline-start-style: double;
  }
  .ringing {
    --mark: var(--pbx-ringing);
    border-inline-start-style: dashed;
    border-color: var(--pbx-ringing);
  }
  .not_available,
  .idle {
    --mark: var(--pbx-away);
  }
  .not_available {
    border-inline-start-style: dotted;
  }
  .unknown,
  .unavailable {
    --mark: var(--pbx-unknown);
    border-style: dashed;
  }
  .stale {
    border-style: dashed;
    font-style: italic;
  }
  ha-icon {
    color: var(--mark);
  }
  .name,
  .state,
  .more {
    display: block;
    overflow-wrap: anywhere;
  }
  .name {
    font-weight: 500;
  }
  .state {
    color: var(--mark);
  }
  .more {
    font-size: 0.875em;
  }
  time {
    font-variant-numeric: tabular-nums;
    color: var(--mark);
  }
  @media (prefers-reduced-motion: no-preference) {
    .ringing ha-icon {
      animation: shake 0.8s ease-in-out infinite;
    }
  }
  @keyframes shake {
    25% {
      transform: rotate(-12deg);
    }
    75% {
      transform: rotate(12deg);
    }
  }
`;var ne=class extends y{constructor(){super();this.roster=new ee;this.people=[],this.language="en",this.groupStates=[],this.filter={search:"",availableOnly:!1,onCallOnly:!1,keyWord:""}}static{this.styles=[te,ft]}static{this.properties={config:{state:!0},people:{state:!0},filter:{state:!0},language:{state:!0},groupStates:{state:!0,hasChanged:an},dark:{type:Boolean,reflect:!0}}}static getConfigForm(){return dt(document.documentElement.lang||"en")}static getStubConfig(){return{}}setConfig(t){be(t),this.config={...ye,...t},this.filter={search:"",availableOnly:this.config.available_only,onCallOnly:this.config.on_call_only,keyWord:this.config.key_word??""},this.known&&(this.hass=this.known)}getCardSize(){return 3+Math.ceil(this.people.length/2)}getGridOptions(){return{columns:"full",min_columns:6,min_rows:2}}set hass(t){this.known=t,this.config&&(this.people=this.roster.read(t,this.config),this.groupStates=this.roster.groupStates(t),this.language=t.locale?.language||t.language,this.dark=t.themes?.darkMode??!1)}get hass(){return this.known}shouldUpdate(t){return t.size>0}render(){let{config:t}=this;if(!t||!this.known?.entities)return m`<ha-card><p class="note" role="status">${this.text("loading")}</p></ha-card>`;let n=ht(this.people,this.filter);return m`<ha-card>
      ${t.title?m`<h2>${t.title}</h2>`:p}
      ${t.show_header?this.header():p} ${this.connection()} ${this.tools(t)}
      <p class="hidden" role="status">
        ${this.text("shown",{count:n.length,total:this.people.length})}
      </p>
      ${this.people.length===0?this.note("mdi:account-plus","empty"):p}
      ${this.people.length&&n.length===0?this.note("mdi:account-search","none"):p}
      ${this.sections(t,n).map(o=>this.section(o))}
    </ha-card>`}header(){let t=mt(this.people),n=(o,i)=>m`<li><b>${i}</b> ${this.text(o)}</li>`;return m`<ul class="totals" aria-label=${this.text("totals")}>
      ${n("available",t.available)} ${n("on_call",t.onCall)}
      ${n("ringing",t.ringing)} ${n("total",t.total)}
    </ul>`}connection(){return this.people.some(t=>t.isStale)?this.note("mdi:lan-disconnect","disconnected"):p}note(t,n){return m`<p class="note">
      <ha-icon .icon=${t} aria-hidden="true"></ha-icon><span>${this.text(n)}</span>
    </p>`}tools(t){return!t.show_search&&!t.show_filters?p:m`<div class="tools" role="group" aria-label=${this.text("tools")}>
      ${t.show_search?m`<input
            type="search"
            .value=${this.filter.search}
            placeholder=${this.text("search")}
            aria-label=${this.text("search")}
            @input=${n=>this.narrow({search:bt(n)})}
          />`:p}
      ${t.show_filters?this.filters():p}
    </div>`}filters(){let t=_t(this.people,this.language),{availableOnly:n,onCallOnly:o}=this.filter;return m`${this.chip("available_only",n,()=>this.narrow({availableOnly:!n,onCallOnly:!1}))}
    ${this.chip("on_call_only",o,()=>this.narrow({onCallOnly:!o,availableOnly:!1}))}
    ${t.length?this.choice(t):p}`}chip(t,n,o){return m`<button type="button" aria-pressed=${n?"true":"false"} @click=${o}>
      ${n?"✓ ":p}${this.text(t)}
    </button>`}choice(t){let{keyWord:n}=this.filter,o=i=>i.toLowerCase()===n.toLowerCase();return m`<select
      aria-label=${this.text("key_word")}
      @change=${i=>this.narrow({keyWord:bt(i)})}
    >
      <option value="" ?selected=${!n}>${this.text("all_key_words")}</option>
      ${t.map(i=>m`<option ?selected=${o(i)}>${i}</option>`)}
    </select>`}narrow(t){this.filter={...this.filter,...t}}sections(t,n){return t.group_by==="none"?n.length?[{name:"",people:n}]:[]:gt(n,o=>this.roster.sectionsOf(o,this.hass),this.language)}section(t){let n=this.config?.group_by!=="none",o=t.name||this.text("others");return m`${n?m`<h3>${o}</h3>`:p}
      <ul class="people" aria-label=${n?o:this.text("people")}>
        ${Je(t.people,i=>i.entity,i=>m`<li>
              <pbx-presence-tile
                .hass=${this.hass}
                .person=${i}
                .showNumber=${this.config?.show_number??!1}
                .language=${this.language}
                ?dark=${this.dark}
              ></pbx-presence-tile>
            </li>`)}
      </ul>`}text(t,n={}){return f(this.language,t,n)}};function bt(r){return r.target.value}function an(r=[],e=[]){return r.length!==e.length||r.some((t,n)=>t!==e[n])}var vt=`custom:${x}`,ln=["group_available","group_on_call","anyone_available","all_busy","next_available"],cn=["people_available","people_on_call","people_ringing","connectivity"],re=class extends HTMLElement{static async generate(e,t){let n=Object.values(t.entities??{}).filter(i=>i.platform===R);return{views:[pn(t,n),un(t,n),hn(t,n)].filter(Boolean)}}};function dn(r,e){return f(r.locale?.language||r.language,e)}function pn(r,e){let t=e.filter(o=>cn.includes(o.translation_key??""));return{...we(r,"people","mdi:account-group",[{type:"grid",column_span:4,cards:[{type:vt}]}]),badges:t.map(o=>({type:"entity",entity:o.entity_id,name:{type:"entity"},show_name:!0}))}}function un(r,e){let t=$t(r,e,o=>ln.includes(o.translation_key??""));if(!t.length)return null;let n={type:vt,group_by:"group",show_header:!1};return t.push({type:"grid",column_span:4,cards:[n]}),we(r,"groups","mdi:account-multiple",t)}function hn(r,e){let t=new Set(e.filter(o=>o.translation_key==="connectivity").map(o=>o.device_id)),n=$t(r,e,o=>t.has(o.device_id));return we(r,"accounts","mdi:phone-classic",n)}function we(r,e,t,n){return{title:dn(r,e),path:e,icon:t,type:"sections",max_columns:4,sections:n}}function $t(r,e,t){return[...$e(e.filter(o=>!o.hidden&&t(o)))].map(([o,i])=>({type:"grid",cards:[{type:"heading",heading:I(r.devices?.[o])},...i.map(s=>({type:"tile",entity:s.entity_id,name:{type:"entity"}}))]}))}function wt(r,e){let t=r.entities?.[e];if(t?.platform!==R||t.translation_key!=="presence")return null;let n={show_header:!1,show_search:!1,show_filters:!1};return{config:{type:`custom:${x}`,entities:[e],...n}}}var At={available:"mdi:account-check",not_available:"mdi:account-off",idle:"mdi:account",ringing:"mdi:phone-ring",dialing:"mdi:phone-outgoing",on_call:"mdi:phone-in-talk",unknown:"mdi:account-question",unavailable:"mdi:lan-disconnect"};var gn=864e5;function St(r){let e=Math.max(0,Math.floor(r/1e3)),t=[Math.floor(e/3600),Math.floor(e/60)%60,e%60];return(t[0]?t:t.slice(1)).map((o,i)=>i?String(o).padStart(2,"0"):String(o)).join(":")}function Et(r,e,t){let n=t.locale.language||t.language,o=mn(t),i=kt(r,o)-kt(e,o),s=oe(n,o,_n(t)).format(r),d=s;if(i===1)d=`${new Intl.RelativeTimeFormat(n,{numeric:"auto"}).format(1,"day")} ${s}`;else if(i>1&&i<7)d=`${oe(n,o,{weekday:"long"}).format(r)} ${s}`;else if(i!==0){let l=r.getFullYear()===e.getFullYear()?{}:{year:"numeric"};d=oe(n,o,{day:"numeric",month:"short",...l}).format(r)}return f(n,"until",{when:d})}var xt=new Map;function oe(r,e,t){let n=JSON.stringify([r,e,t]),o=xt.get(n);return o||(o=new Intl.DateTimeFormat(r,{...t,timeZone:e}),xt.set(n,o)),o}function mn(r){return r.locale.time_zone==="server"?r.config.time_zone:void 0}function _n(r){let e=r.locale.time_format;return{hour:"numeric",minute:"2-digit",hour12:e==="12"?!0:e==="24"?!1:void 0}}function kt(r,e){let t=oe("en-CA",e,{year:"numeric",month:"2-digit",day:"2-digit"});return Math.round(Date.parse(`${t.format(r)}T00:00:00Z`)/gn)}var fn=1e3,yn=6e4,ie=class r extends y{static{this.styles=[te,yt]}static{this.properties={person:{attribute:!1},showNumber:{type:Boolean},dark:{type:Boolean,reflect:!0},language:{}}}static{this.drawn=0}connectedCallback(){super.connectedCallback(),this.tick()}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.ticker)}updated(e){e.has("person")&&this.tick()}tick(){clearInterval(this.ticker);let e=this.person?.since?fn:this.person?.until?yn:0;e&&(this.ticker=setInterval(()=>this.requestUpdate(),e))}render(){r.drawn+=1;let{person:e}=this,t=this.more(),n=e.isStale&&e.presence!=="unavailable";return m`<button
      type="button"
      class="${e.presence} ${n?"stale":""}"
      aria-label=${this.label(t,n)}
      @click=${this.open}
    >
      <ha-icon .icon=${At[e.presence]} aria-hidden="true"></ha-icon>
      <span>
        <span class="name">${e.name}</span>
        <span class="state">${e.text}${n?` (${this.text("stale")})`:p}</span>
        ${t?m`<span class="more">${t}</span>`:p}
      </span>
      ${e.since?m`<time>${St(Date.now()-e.since)}</time>`:p}
    </button>`}more(){let{person:e}=this,t=e.profile&&e.profile!==e.text;return[this.showNumber?e.number:"",z(e)?e.caller:"",t?e.profile:"",e.until&&e.until.getTime()>Date.now()?Et(e.until,new Date,this.hass):"",e.message].filter(Boolean).join(" · ")}label(e,t){return[this.person.name,this.person.text,t?this.text("stale"):"",e].filter(Boolean).join(", ")}text(e){return f(this.language,e)}open(){this.dispatchEvent(new CustomEvent("hass-more-info",{detail:{entityId:this.person.entity},bubbles:!0,composed:!0}))}};var Pt="https://github.com/pbx-presence/pbx-presence#the-board";function Ae(r,e){return customElements.get(r)?!1:(customElements.define(r,e),!0)}Ae("pbx-presence-tile",ie);var Ct=window,se=document.documentElement.lang||"en";Ae(x,ne)&&(Ct.customCards??=[]).push({type:x,name:f(se,"card_name"),description:f(se,"card_description"),preview:!0,documentationURL:Pt,getEntitySuggestion:wt});Ae("ll-strategy-dashboard-pbx-presence",re)&&(Ct.customStrategies??=[]).push({type:"pbx-presence",strategyType:"dashboard",name:f(se,"strategy_name"),description:f(se,"strategy_description"),documentationURL:Pt});
