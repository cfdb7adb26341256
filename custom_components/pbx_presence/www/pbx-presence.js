/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var F=globalThis,X=F.ShadowRoot&&(F.ShadyCSS===void 0||F.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,me=Symbol(),je=new WeakMap,L=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==me)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(X&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=je.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&je.set(t,e))}return e}toString(){return this.cssText}},Me=o=>new L(typeof o=="string"?o:o+"",void 0,me),N=(o,...e)=>{let t=o.length===1?o[0]:e.reduce((n,r,i)=>n+(s=>{if(s._$cssResult$===!0)return s.cssText;if(typeof s=="number")return s;throw Error("Value passed to 'css' function must be a 'css' function result: "+s+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(r)+o[i+1],o[0]);return new L(t,o,me)},Le=(o,e)=>{if(X)o.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),r=F.litNonce;r!==void 0&&n.setAttribute("nonce",r),n.textContent=t.cssText,o.appendChild(n)}},ge=X?o=>o:o=>o instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return Me(t)})(o):o;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{is:an,defineProperty:ln,getOwnPropertyDescriptor:cn,getOwnPropertyNames:dn,getOwnPropertySymbols:un,getPrototypeOf:pn}=Object,Y=globalThis,Ue=Y.trustedTypes,hn=Ue?Ue.emptyScript:"",mn=Y.reactiveElementPolyfillSupport,U=(o,e)=>o,_e={toAttribute(o,e){switch(e){case Boolean:o=o?hn:null;break;case Object:case Array:o=o==null?o:JSON.stringify(o)}return o},fromAttribute(o,e){let t=o;switch(e){case Boolean:t=o!==null;break;case Number:t=o===null?null:Number(o);break;case Object:case Array:try{t=JSON.parse(o)}catch{t=null}}return t}},Ie=(o,e)=>!an(o,e),Be={attribute:!0,type:String,converter:_e,reflect:!1,useDefault:!1,hasChanged:Ie};Symbol.metadata??=Symbol("metadata"),Y.litPropertyMetadata??=new WeakMap;var w=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Be){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),r=this.getPropertyDescriptor(e,n,t);r!==void 0&&ln(this.prototype,e,r)}}static getPropertyDescriptor(e,t,n){let{get:r,set:i}=cn(this.prototype,e)??{get(){return this[t]},set(s){this[t]=s}};return{get:r,set(s){let l=r?.call(this);i?.call(this,s),this.requestUpdate(e,l,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Be}static _$Ei(){if(this.hasOwnProperty(U("elementProperties")))return;let e=pn(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(U("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(U("properties"))){let t=this.properties,n=[...dn(t),...un(t)];for(let r of n)this.createProperty(r,t[r])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,r]of t)this.elementProperties.set(n,r)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let r=this._$Eu(t,n);r!==void 0&&this._$Eh.set(r,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let r of n)t.unshift(ge(r))}else e!==void 0&&t.push(ge(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Le(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),r=this.constructor._$Eu(e,n);if(r!==void 0&&n.reflect===!0){let i=(n.converter?.toAttribute!==void 0?n.converter:_e).toAttribute(t,n.type);this._$Em=e,i==null?this.removeAttribute(r):this.setAttribute(r,i),this._$Em=null}}_$AK(e,t){let n=this.constructor,r=n._$Eh.get(e);if(r!==void 0&&this._$Em!==r){let i=n.getPropertyOptions(r),s=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:_e;this._$Em=r;let l=s.fromAttribute(t,i.type);this[r]=l??this._$Ej?.get(r)??l,this._$Em=null}}requestUpdate(e,t,n,r=!1,i){if(e!==void 0){let s=this.constructor;if(r===!1&&(i=this[e]),n??=s.getPropertyOptions(e),!((n.hasChanged??Ie)(i,t)||n.useDefault&&n.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(s._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:r,wrapped:i},s){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,s??t??this[e]),i!==!0||s!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),r===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[r,i]of this._$Ep)this[r]=i;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[r,i]of n){let{wrapped:s}=i,l=this[r];s!==!0||this._$AL.has(r)||l===void 0||this.C(r,void 0,i,l)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};w.elementStyles=[],w.shadowRootOptions={mode:"open"},w[U("elementProperties")]=new Map,w[U("finalized")]=new Map,mn?.({ReactiveElement:w}),(Y.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var ye=globalThis,ze=o=>o,q=ye.trustedTypes,Ve=q?q.createPolicy("lit-html",{createHTML:o=>o}):void 0,be="$lit$",k=`lit$${Math.random().toFixed(9).slice(2)}$`,ve="?"+k,gn=`<${ve}>`,P=document,I=()=>P.createComment(""),z=o=>o===null||typeof o!="object"&&typeof o!="function",we=Array.isArray,Ye=o=>we(o)||typeof o?.[Symbol.iterator]=="function",fe=`[ 	
\f\r]`,B=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Ke=/-->/g,We=/>/g,S=RegExp(`>|${fe}(?:([^\\s"'>=/]+)(${fe}*=${fe}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Ge=/'/g,Fe=/"/g,qe=/^(?:script|style|textarea|title)$/i,ke=o=>(e,...t)=>({_$litType$:o,strings:e,values:t}),m=ke(1),ao=ke(2),lo=ke(3),$=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),Xe=new WeakMap,E=P.createTreeWalker(P,129);function Ze(o,e){if(!we(o)||!o.hasOwnProperty("raw"))throw Error("invalid template strings array");return Ve!==void 0?Ve.createHTML(e):e}var Je=(o,e)=>{let t=o.length-1,n=[],r,i=e===2?"<svg>":e===3?"<math>":"",s=B;for(let l=0;l<t;l++){let a=o[l],c,p,d=-1,g=0;for(;g<a.length&&(s.lastIndex=g,p=s.exec(a),p!==null);)g=s.lastIndex,s===B?p[1]==="!--"?s=Ke:p[1]!==void 0?s=We:p[2]!==void 0?(qe.test(p[2])&&(r=RegExp("</"+p[2],"g")),s=S):p[3]!==void 0&&(s=S):s===S?p[0]===">"?(s=r??B,d=-1):p[1]===void 0?d=-2:(d=s.lastIndex-p[2].length,c=p[1],s=p[3]===void 0?S:p[3]==='"'?Fe:Ge):s===Fe||s===Ge?s=S:s===Ke||s===We?s=B:(s=S,r=void 0);let h=s===S&&o[l+1].startsWith("/>")?" ":"";i+=s===B?a+gn:d>=0?(n.push(c),a.slice(0,d)+be+a.slice(d)+k+h):a+k+(d===-2?l:h)}return[Ze(o,i+(o[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},V=class o{constructor({strings:e,_$litType$:t},n){let r;this.parts=[];let i=0,s=0,l=e.length-1,a=this.parts,[c,p]=Je(e,t);if(this.el=o.createElement(c,n),E.currentNode=this.el.content,t===2||t===3){let d=this.el.content.firstChild;d.replaceWith(...d.childNodes)}for(;(r=E.nextNode())!==null&&a.length<l;){if(r.nodeType===1){if(r.hasAttributes())for(let d of r.getAttributeNames())if(d.endsWith(be)){let g=p[s++],h=r.getAttribute(d).split(k),_=/([.?@])?(.*)/.exec(g);a.push({type:1,index:i,name:_[2],strings:h,ctor:_[1]==="."?J:_[1]==="?"?Q:_[1]==="@"?ee:O}),r.removeAttribute(d)}else d.startsWith(k)&&(a.push({type:6,index:i}),r.removeAttribute(d));if(qe.test(r.tagName)){let d=r.textContent.split(k),g=d.length-1;if(g>0){r.textContent=q?q.emptyScript:"";for(let h=0;h<g;h++)r.append(d[h],I()),E.nextNode(),a.push({type:2,index:++i});r.append(d[g],I())}}}else if(r.nodeType===8)if(r.data===ve)a.push({type:2,index:i});else{let d=-1;for(;(d=r.data.indexOf(k,d+1))!==-1;)a.push({type:7,index:i}),d+=k.length-1}i++}}static createElement(e,t){let n=P.createElement("template");return n.innerHTML=e,n}};function C(o,e,t=o,n){if(e===$)return e;let r=n!==void 0?t._$Co?.[n]:t._$Cl,i=z(e)?void 0:e._$litDirective$;return r?.constructor!==i&&(r?._$AO?.(!1),i===void 0?r=void 0:(r=new i(o),r._$AT(o,t,n)),n!==void 0?(t._$Co??=[])[n]=r:t._$Cl=r),r!==void 0&&(e=C(o,r._$AS(o,e.values),r,n)),e}var Z=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,r=(e?.creationScope??P).importNode(t,!0);E.currentNode=r;let i=E.nextNode(),s=0,l=0,a=n[0];for(;a!==void 0;){if(s===a.index){let c;a.type===2?c=new D(i,i.nextSibling,this,e):a.type===1?c=new a.ctor(i,a.name,a.strings,this,e):a.type===6&&(c=new te(i,this,e)),this._$AV.push(c),a=n[++l]}s!==a?.index&&(i=E.nextNode(),s++)}return E.currentNode=P,r}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},D=class o{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,r){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=C(this,e,t),z(e)?e===u||e==null||e===""?(this._$AH!==u&&this._$AR(),this._$AH=u):e!==this._$AH&&e!==$&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Ye(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==u&&z(this._$AH)?this._$AA.nextSibling.data=e:this.T(P.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,r=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=V.createElement(Ze(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===r)this._$AH.p(t);else{let i=new Z(r,this),s=i.u(this.options);i.p(t),this.T(s),this._$AH=i}}_$AC(e){let t=Xe.get(e.strings);return t===void 0&&Xe.set(e.strings,t=new V(e)),t}k(e){we(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,r=0;for(let i of e)r===t.length?t.push(n=new o(this.O(I()),this.O(I()),this,this.options)):n=t[r],n._$AI(i),r++;r<t.length&&(this._$AR(n&&n._$AB.nextSibling,r),t.length=r)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=ze(e).nextSibling;ze(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},O=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,r,i){this.type=1,this._$AH=u,this._$AN=void 0,this.element=e,this.name=t,this._$AM=r,this.options=i,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=u}_$AI(e,t=this,n,r){let i=this.strings,s=!1;if(i===void 0)e=C(this,e,t,0),s=!z(e)||e!==this._$AH&&e!==$,s&&(this._$AH=e);else{let l=e,a,c;for(e=i[0],a=0;a<i.length-1;a++)c=C(this,l[n+a],t,a),c===$&&(c=this._$AH[a]),s||=!z(c)||c!==this._$AH[a],c===u?e=u:e!==u&&(e+=(c??"")+i[a+1]),this._$AH[a]=c}s&&!r&&this.j(e)}j(e){e===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},J=class extends O{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===u?void 0:e}},Q=class extends O{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==u)}},ee=class extends O{constructor(e,t,n,r,i){super(e,t,n,r,i),this.type=5}_$AI(e,t=this){if((e=C(this,e,t,0)??u)===$)return;let n=this._$AH,r=e===u&&n!==u||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,i=e!==u&&(n===u||r);r&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},te=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){C(this,e)}},Qe={M:be,P:k,A:ve,C:1,L:Je,R:Z,D:Ye,V:C,I:D,H:O,N:Q,U:ee,B:J,F:te},_n=ye.litHtmlPolyfillSupport;_n?.(V,D),(ye.litHtmlVersions??=[]).push("3.3.3");var et=(o,e,t)=>{let n=t?.renderBefore??e,r=n._$litPart$;if(r===void 0){let i=t?.renderBefore??null;n._$litPart$=r=new D(e.insertBefore(I(),i),i,void 0,t??{})}return r._$AI(o),r};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var $e=globalThis,b=class extends w{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=et(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return $}};b._$litElement$=!0,b.finalized=!0,$e.litElementHydrateSupport?.({LitElement:b});var fn=$e.litElementPolyfillSupport;fn?.({LitElement:b});($e.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2022 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var tt={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},nt=o=>(...e)=>({_$litDirective$:o,values:e}),ne=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{I:yn}=Qe,ot=o=>o;var rt=()=>document.createComment(""),H=(o,e,t)=>{let n=o._$AA.parentNode,r=e===void 0?o._$AB:e._$AA;if(t===void 0){let i=n.insertBefore(rt(),r),s=n.insertBefore(rt(),r);t=new yn(i,s,o,o.options)}else{let i=t._$AB.nextSibling,s=t._$AM,l=s!==o;if(l){let a;t._$AQ?.(o),t._$AM=o,t._$AP!==void 0&&(a=o._$AU)!==s._$AU&&t._$AP(a)}if(i!==r||l){let a=t._$AA;for(;a!==i;){let c=ot(a).nextSibling;ot(n).insertBefore(a,r),a=c}}}return t},x=(o,e,t=o)=>(o._$AI(e,t),o),bn={},it=(o,e=bn)=>o._$AH=e,st=o=>o._$AH,oe=o=>{o._$AR(),o._$AA.remove()};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var at=(o,e,t)=>{let n=new Map;for(let r=e;r<=t;r++)n.set(o[r],r);return n},xe=nt(class extends ne{constructor(o){if(super(o),o.type!==tt.CHILD)throw Error("repeat() can only be used in text expressions")}dt(o,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let r=[],i=[],s=0;for(let l of o)r[s]=n?n(l,s):s,i[s]=t(l,s),s++;return{values:i,keys:r}}render(o,e,t){return this.dt(o,e,t).values}update(o,[e,t,n]){let r=st(o),{values:i,keys:s}=this.dt(e,t,n);if(!Array.isArray(r))return this.ut=s,i;let l=this.ut??=[],a=[],c,p,d=0,g=r.length-1,h=0,_=i.length-1;for(;d<=g&&h<=_;)if(r[d]===null)d++;else if(r[g]===null)g--;else if(l[d]===s[h])a[h]=x(r[d],i[h]),d++,h++;else if(l[g]===s[_])a[_]=x(r[g],i[_]),g--,_--;else if(l[d]===s[_])a[_]=x(r[d],i[_]),H(o,a[_+1],r[d]),d++,_--;else if(l[g]===s[h])a[h]=x(r[g],i[h]),H(o,r[d],r[g]),g--,h++;else if(c===void 0&&(c=at(s,h,_),p=at(l,d,g)),c.has(l[d]))if(c.has(l[g])){let y=p.get(s[h]),M=y!==void 0?r[y]:null;if(M===null){let G=H(o,r[d]);x(G,i[h]),a[h]=G}else a[h]=x(M,i[h]),H(o,r[d],M),r[y]=null;h++}else oe(r[g]),g--;else oe(r[d]),d++;for(;h<=_;){let y=H(o,a[_+1]);x(y,i[h]),a[h++]=y}for(;d<=g;){let y=r[d++];y!==null&&oe(y)}return this.ut=s,it(o,a),$}});var lt={accounts:"Konti",all_key_words:"Alle nøgleord",available:"ledige",available_of:"{count} af {total} ledige",available_only:"Ledige",caller_in:"fra {caller}",caller_out:"til {caller}",caller_with:"med {caller}",card_description:"Alle på omstillingen: hvem der er ledig, og hvem der taler i telefon.",card_name:"PBX Presence-tavle",editor_account:"Konto",editor_available_only:"Vis til at begynde med kun ledige",editor_entities:"Personer",editor_group_by:"Gruppér efter",editor_key_word:"Vis til at begynde med kun dette nøgleord",editor_on_call_only:"Vis til at begynde med kun dem, der er i samtale",editor_show_filters:"Vis filtre",editor_show_header:"Vis antal",editor_show_number:"Vis numre",editor_show_search:"Vis søgefelt",editor_sort:"Rækkefølge",editor_title:"Overskrift",empty:"Her er ingen endnu. Tilføj en konto i PBX Presence, eller vælg andre personer til tavlen.",group_by_account:"Konto",group_by_area:"Område",group_by_group:"Gruppe",group_by_key_word:"Nøgleord",group_by_none:"Ingenting",groups:"Grupper",helper_account:"Alle konti, hvis du ikke vælger en.",helper_entities:"Alle, hvis du ikke vælger nogen.",key_word:"Nøgleord",loading:"Indlæser …",no_connection:"Ingen forbindelse",none:"Ingen passer til søgningen og filtrene.",not_listed:"Ikke på kontaktlisten",nothing_known:"Indtil da vides intet om nogen.",on_call:"i samtale",on_call_only:"I telefonen",others:"Øvrige",out_of_date:"Det viste kan være forældet.",people:"Personer",problem_busy:"{account} begrænser forespørgsler.",problem_busy_since:"{account} har begrænset forespørgsler siden {when}.",problem_no_answer:"{account} svarer ikke.",problem_no_answer_since:"{account} har ikke svaret siden {when}.",problem_not_allowed:"{account} lader ikke længere kontoen læse kontaktlisten.",problem_not_allowed_since:"{account} har ikke ladet kontoen læse kontaktlisten siden {when}.",problem_sign_in:"Du skal logge ind på {account} igen.",ringing:"ringer",search:"Søg",shown:"{count} af {total} personer",sign_in:"Log ind",sort_name:"Navn",sort_number:"Nummer",stale:"forældet",strategy_description:"Et dashboard til omstillingen: personer, grupper og konti.",strategy_name:"PBX Presence",tools:"Søgning og filtre",total:"i alt",totals:"Antal",until:"til {when}"};var ct={accounts:"Konten",all_key_words:"Alle Stichwörter",available:"erreichbar",available_of:"{count} von {total} erreichbar",available_only:"Erreichbar",caller_in:"von {caller}",caller_out:"an {caller}",caller_with:"mit {caller}",card_description:"Alle an der Telefonanlage: wer erreichbar ist und wer gerade telefoniert.",card_name:"PBX-Presence-Übersicht",editor_account:"Konto",editor_available_only:"Zuerst nur Erreichbare zeigen",editor_entities:"Personen",editor_group_by:"Gruppieren nach",editor_key_word:"Zuerst nur dieses Stichwort zeigen",editor_on_call_only:"Zuerst nur Telefonierende zeigen",editor_show_filters:"Filter anzeigen",editor_show_header:"Summen anzeigen",editor_show_number:"Nummern anzeigen",editor_show_search:"Suche anzeigen",editor_sort:"Reihenfolge",editor_title:"Überschrift",empty:"Hier ist noch niemand. Füge ein Konto von PBX Presence hinzu, oder wähle andere Personen für diese Tafel.",group_by_account:"Konto",group_by_area:"Bereich",group_by_group:"Gruppe",group_by_key_word:"Stichwort",group_by_none:"Nichts",groups:"Gruppen",helper_account:"Alle Konten, wenn du keines wählst.",helper_entities:"Alle, wenn du niemanden wählst.",key_word:"Stichwort",loading:"Lädt …",no_connection:"Keine Verbindung",none:"Niemand passt zu Suche und Filtern.",not_listed:"Nicht in der Kontaktliste",nothing_known:"Bis dahin ist über niemanden etwas bekannt.",on_call:"im Gespräch",on_call_only:"Am Telefon",others:"Übrige",out_of_date:"Die Anzeige kann veraltet sein.",people:"Personen",problem_busy:"{account} begrenzt Anfragen.",problem_busy_since:"{account} begrenzt seit {when} Anfragen.",problem_no_answer:"{account} antwortet nicht.",problem_no_answer_since:"{account} antwortet seit {when} nicht.",problem_not_allowed:"{account} lässt dieses Konto die Kontaktliste nicht mehr lesen.",problem_not_allowed_since:"{account} lässt dieses Konto seit {when} die Kontaktliste nicht mehr lesen.",problem_sign_in:"Für {account} musst du dich erneut anmelden.",ringing:"klingelt",search:"Suche",shown:"{count} von {total} Personen",sign_in:"Anmelden",sort_name:"Name",sort_number:"Nummer",stale:"veraltet",strategy_description:"Ein Dashboard der Telefonanlage: Personen, Gruppen und Konten.",strategy_name:"PBX Presence",tools:"Suche und Filter",total:"insgesamt",totals:"Anzahlen",until:"bis {when}"};var dt={accounts:"Accounts",all_key_words:"All keywords",available:"available",available_of:"{count} of {total} available",available_only:"Available",caller_in:"from {caller}",caller_out:"to {caller}",caller_with:"with {caller}",card_description:"Everyone on your PBX: who is available, and who is on the phone.",card_name:"PBX Presence board",editor_account:"Account",editor_available_only:"Initially show only available people",editor_entities:"People",editor_group_by:"Group by",editor_key_word:"Show only this keyword at first",editor_on_call_only:"Show only people on a call at first",editor_show_filters:"Show filters",editor_show_header:"Show totals",editor_show_number:"Show numbers",editor_show_search:"Show search",editor_sort:"Order",editor_title:"Title",empty:"There are no extensions here yet. Add a PBX Presence account, or choose other people for this board.",group_by_account:"Account",group_by_area:"Area",group_by_group:"Group",group_by_key_word:"Keyword",group_by_none:"Nothing",groups:"Groups",helper_account:"Leave empty to show all accounts.",helper_entities:"Leave empty to show everyone.",key_word:"Keyword",loading:"Loading …",no_connection:"No connection",none:"No one matches the search and the filters.",not_listed:"Not in the contact list",nothing_known:"No one's status is known at the moment.",on_call:"on a call",on_call_only:"On the phone",others:"Others",out_of_date:"What you see may be out of date.",people:"People",problem_busy:"{account} is limiting requests.",problem_busy_since:"{account} has been limiting requests since {when}.",problem_no_answer:"{account} does not answer.",problem_no_answer_since:"{account} has not answered since {when}.",problem_not_allowed:"{account} is no longer allowed to read the contact list.",problem_not_allowed_since:"{account} has not been allowed to read the contact list since {when}.",problem_sign_in:"{account} needs you to sign in again.",ringing:"ringing",search:"Search",shown:"{count} of {total} people",sign_in:"Sign in",sort_name:"Name",sort_number:"Number",stale:"out of date",strategy_description:"A dashboard of your PBX: people, groups and accounts.",strategy_name:"PBX Presence",tools:"Search and filters",total:"in total",totals:"Totals",until:"until {when}"};var ut={accounts:"Tilit",all_key_words:"Kaikki avainsanat",available:"tavoitettavissa",available_of:"{count}/{total} tavoitettavissa",available_only:"Tavoitettavissa",caller_in:"soittaja {caller}",caller_out:"numeroon {caller}",caller_with:"toinen osapuoli {caller}",card_description:"Kaikki puhelinvaihteessa: kuka on tavoitettavissa ja kuka puhuu puhelimessa.",card_name:"PBX Presence -taulu",editor_account:"Tili",editor_available_only:"Näytä aluksi vain tavoitettavissa olevat",editor_entities:"Henkilöt",editor_group_by:"Ryhmittele",editor_key_word:"Näytä aluksi vain tämä avainsana",editor_on_call_only:"Näytä aluksi vain puhelussa olevat",editor_show_filters:"Näytä suodattimet",editor_show_header:"Näytä lukumäärät",editor_show_number:"Näytä numerot",editor_show_search:"Näytä haku",editor_sort:"Järjestys",editor_title:"Otsikko",empty:"Täällä ei ole vielä ketään. Lisää PBX Presence -tili tai valitse taululle muita henkilöitä.",group_by_account:"Tili",group_by_area:"Alue",group_by_group:"Ryhmä",group_by_key_word:"Avainsana",group_by_none:"Ei mitään",groups:"Ryhmät",helper_account:"Kaikki tilit, jos et valitse mitään.",helper_entities:"Kaikki, jos et valitse ketään.",key_word:"Avainsana",loading:"Ladataan …",no_connection:"Ei yhteyttä",none:"Kukaan ei vastaa hakua ja suodattimia.",not_listed:"Ei yhteystietoluettelossa",nothing_known:"Siihen asti kenestäkään ei tiedetä mitään.",on_call:"puhelussa",on_call_only:"Puhelimessa",others:"Muut",out_of_date:"Tiedot voivat olla vanhentuneita.",people:"Henkilöt",problem_busy:"{account} rajoittaa pyyntöjä.",problem_busy_since:"{account} rajoittaa pyyntöjä. Alkaen: {when}.",problem_no_answer:"{account} ei vastaa.",problem_no_answer_since:"{account} ei vastaa. Alkaen: {when}.",problem_not_allowed:"{account} ei enää anna tilin lukea yhteystietoluetteloa.",problem_not_allowed_since:"{account} ei ole antanut tilin lukea yhteystietoluetteloa. Alkaen: {when}.",problem_sign_in:"Sinun on kirjauduttava uudelleen: {account}.",ringing:"soi",search:"Haku",shown:"{count}/{total} henkilöä",sign_in:"Kirjaudu",sort_name:"Nimi",sort_number:"Numero",stale:"vanhentunut",strategy_description:"Puhelinvaihteen koontinäyttö: henkilöt, ryhmät ja tilit.",strategy_name:"PBX Presence",tools:"Haku ja suodattimet",total:"yhteensä",totals:"Lukumäärät",until:"päättyy {when}"};var pt={accounts:"Kontoer",all_key_words:"Alle nøkkelord",available:"tilgjengelige",available_of:"{count} av {total} tilgjengelige",available_only:"Tilgjengelige",caller_in:"fra {caller}",caller_out:"til {caller}",caller_with:"med {caller}",card_description:"Alle på sentralbordet: hvem som er tilgjengelig, og hvem som sitter i telefonen.",card_name:"PBX Presence-tavle",editor_account:"Konto",editor_available_only:"Vis til å begynne med bare tilgjengelige",editor_entities:"Personer",editor_group_by:"Grupper etter",editor_key_word:"Vis til å begynne med bare dette nøkkelordet",editor_on_call_only:"Vis til å begynne med bare dem som er i samtale",editor_show_filters:"Vis filtre",editor_show_header:"Vis antall",editor_show_number:"Vis numre",editor_show_search:"Vis søkefelt",editor_sort:"Rekkefølge",editor_title:"Overskrift",empty:"Her er det ingen ennå. Legg til en konto i PBX Presence, eller velg andre personer til tavlen.",group_by_account:"Konto",group_by_area:"Område",group_by_group:"Gruppe",group_by_key_word:"Nøkkelord",group_by_none:"Ingenting",groups:"Grupper",helper_account:"Alle kontoer, hvis du ikke velger noen.",helper_entities:"Alle, hvis du ikke velger noen.",key_word:"Nøkkelord",loading:"Laster inn …",no_connection:"Ingen forbindelse",none:"Ingen passer til søket og filtrene.",not_listed:"Ikke i kontaktlisten",nothing_known:"Inntil da er ingenting kjent om noen.",on_call:"i samtale",on_call_only:"I telefonen",others:"Andre",out_of_date:"Det du ser, kan være utdatert.",people:"Personer",problem_busy:"{account} begrenser forespørsler.",problem_busy_since:"{account} har begrenset forespørsler siden {when}.",problem_no_answer:"{account} svarer ikke.",problem_no_answer_since:"{account} har ikke svart siden {when}.",problem_not_allowed:"{account} lar ikke lenger kontoen lese kontaktlisten.",problem_not_allowed_since:"{account} har ikke latt kontoen lese kontaktlisten siden {when}.",problem_sign_in:"Du må logge på {account} igjen.",ringing:"ringer",search:"Søk",shown:"{count} av {total} personer",sign_in:"Logg på",sort_name:"Navn",sort_number:"Nummer",stale:"utdatert",strategy_description:"Et dashbord for sentralbordet: personer, grupper og kontoer.",strategy_name:"PBX Presence",tools:"Søk og filtre",total:"totalt",totals:"Antall",until:"til {when}"};var ht={accounts:"Konton",all_key_words:"Alla nyckelord",available:"tillgängliga",available_of:"{count} av {total} tillgängliga",available_only:"Tillgängliga",caller_in:"från {caller}",caller_out:"till {caller}",caller_with:"med {caller}",card_description:"Alla i växeln: vem som är tillgänglig och vem som sitter i telefon.",card_name:"PBX Presence-tavla",editor_account:"Konto",editor_available_only:"Visa till en början bara tillgängliga",editor_entities:"Personer",editor_group_by:"Gruppera efter",editor_key_word:"Visa till en början bara detta nyckelord",editor_on_call_only:"Visa till en början bara dem som är i samtal",editor_show_filters:"Visa filter",editor_show_header:"Visa antal",editor_show_number:"Visa nummer",editor_show_search:"Visa sökfält",editor_sort:"Ordning",editor_title:"Rubrik",empty:"Här finns ingen ännu. Lägg till ett konto i PBX Presence, eller välj andra personer för tavlan.",group_by_account:"Konto",group_by_area:"Område",group_by_group:"Grupp",group_by_key_word:"Nyckelord",group_by_none:"Ingenting",groups:"Grupper",helper_account:"Alla konton, om du inte väljer något.",helper_entities:"Alla, om du inte väljer någon.",key_word:"Nyckelord",loading:"Läser in …",no_connection:"Ingen kontakt",none:"Ingen stämmer med sökningen och filtren.",not_listed:"Inte i kontaktlistan",nothing_known:"Till dess är ingenting känt om någon.",on_call:"i samtal",on_call_only:"I telefon",others:"Övriga",out_of_date:"Det du ser kan vara inaktuellt.",people:"Personer",problem_busy:"{account} begränsar förfrågningar.",problem_busy_since:"{account} har begränsat förfrågningar sedan {when}.",problem_no_answer:"{account} svarar inte.",problem_no_answer_since:"{account} har inte svarat sedan {when}.",problem_not_allowed:"{account} låter inte längre kontot läsa kontaktlistan.",problem_not_allowed_since:"{account} har inte låtit kontot läsa kontaktlistan sedan {when}.",problem_sign_in:"Du behöver logga in igen på {account}.",ringing:"ringer",search:"Sök",shown:"{count} av {total} personer",sign_in:"Logga in",sort_name:"Namn",sort_number:"Nummer",stale:"inaktuellt",strategy_description:"En panel för växeln: personer, grupper och konton.",strategy_name:"PBX Presence",tools:"Sök och filter",total:"totalt",totals:"Antal",until:"till {when}"};var gt={da:lt,de:ct,en:dt,fi:ut,nb:pt,sv:ht};function Ae(o){return _t(o)?o:"en"}function _t(o){let e=o.toLowerCase().split("-")[0]??"en";return gt[e==="no"||e==="nn"?"nb":e]}function f(o,e,t={},n=e){return(_t(o)?.[e]??gt.en?.[e]??n).replace(/\{(\w+)\}/g,(i,s)=>String(t[s]??i))}var mt=new Map;function T(o){let e=mt.get(o);return e||(e=new Intl.Collator(o,{numeric:!0}),mt.set(o,e)),e}function Se(o){return o.normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase()}var A="pbx_presence",ft=new Set(["unavailable","unknown"]);function v(o){return o.locale?.language||o.language||"en"}function j(o){return o?.name_by_user||o?.name||""}function Ee(o){return o?.config_entry_id||o?.primary_config_entry||""}function K(o){let e=new Map;for(let t of o){if(!t.device_id)continue;let n=e.get(t.device_id);n?n.push(t):e.set(t.device_id,[t])}return e}var Sn=864e5,En={year:"numeric",month:"numeric",day:"numeric"},Pn={12:"h12",24:"h23"};function vt(o){let e=Math.max(0,Math.floor(o/1e3)),t=[Math.floor(e/3600),Math.floor(e/60)%60,e%60];return(t[0]?t:t.slice(1)).map((r,i)=>i?String(r).padStart(2,"0"):String(r)).join(":")}function wt(o){let{time_format:e="",time_zone:t}=o.locale??{};return{language:v(o),timeZone:t==="server"?o.config?.time_zone:void 0,hourCycle:e==="system"?On():Pn[e]}}function kt(o,e){return o.language===e.language&&o.timeZone===e.timeZone&&o.hourCycle===e.hourCycle}function $t(o,e,t){let n=Ae(t.language);return f(n,"until",{when:At(o,e,{...t,language:n})})}function xt(o,e,t){return At(o,e,{...t,language:Ae(t.language)})}function At(o,e,t){let[n,r]=yt(o,t.timeZone),[i,s]=yt(e,t.timeZone),l=r-s;if(l>=0&&l<7){let c=re(o,t,{timeStyle:"short",hourCycle:t.hourCycle});return l===0?c:`${l===1?Cn(t.language):re(o,t,{weekday:"long"})} ${c}`}return re(o,t,{day:"numeric",month:"short",...i===n?{}:{year:"numeric"}})}function yt(o,e){let t={language:"en-u-ca-gregory-nu-latn",timeZone:e},[n=1,r=1,i=1970]=re(o,t,En).split("/").map(Number);return[i,Date.UTC(i,n-1,r)/Sn]}var bt=new Map;function re(o,e,t){let{language:n,timeZone:r}=e,i=JSON.stringify([n,r,t]),s=bt.get(i);return s||(s=new Intl.DateTimeFormat(n,{...t,timeZone:r}),bt.set(i,s)),s.format(o)}function Cn(o){return new Intl.RelativeTimeFormat(o,{numeric:"auto"}).format(1,"day")}var Pe;function On(){if(!Pe){let{hour12:o}=new Intl.DateTimeFormat(void 0,{hour:"numeric"}).resolvedOptions();Pe=o?"h12":"h23"}return Pe}var Tn="/config/integrations/integration/pbx_presence";function St(o,e,t){return o.length?m`<div role="alert">${o.map(n=>Rn(n,e,t))}</div>`:u}function Rn(o,e,t){let n=o.reason==="sign_in",r=f(e.language,o.isAllUnknown?"nothing_known":"out_of_date"),i=m` <a href=${Tn}>${f(e.language,"sign_in")}</a>`;return m`<p class="note">
    <ha-icon
      .icon=${n?"mdi:account-key":"mdi:lan-disconnect"}
      aria-hidden="true"
    ></ha-icon>
    <span>${Nn(o,e)} ${r}${n&&t?i:u}</span>
  </p>`}function Nn({name:o,reason:e,since:t},n){let i=e!=="sign_in"&&t&&!Number.isNaN(t.getTime())?xt(t,new Date,n):"",s=i?`problem_${e}_since`:`problem_${e}`;return f(n.language,s,{account:o||"PBX Presence",when:i})}var R="pbx-presence-board",Ct=["none","key_word","area","group","account"],Ot=["name","number"],Tt=["show_header","show_search","show_filters","show_number","available_only","on_call_only"],Rt={group_by:"none",sort:"name",show_header:!0,show_search:!0,show_filters:!0,show_number:!1,available_only:!1,on_call_only:!1};function Nt(o){let e=Object.fromEntries(Object.entries(o).filter(([,t])=>t!==null));return{...Rt,...e}}function Ce(o){let e=o;if(typeof e!="object"||e===null||Array.isArray(e))throw new Error("The configuration of the board has to be a mapping.");Et(e,"group_by",Ct),Et(e,"sort",Ot);for(let t of Tt)if(ie(e[t])&&typeof e[t]!="boolean")throw new Error(`${t} has to be true or false.`);for(let t of["title","account","key_word"])if(ie(e[t])&&typeof e[t]!="string")throw new Error(`${t} has to be a text.`);Dn(e.entities)}function ie(o){return o!=null}function Et(o,e,t){let n=o[e];if(ie(n)&&!t.includes(n))throw new Error(`${e} has to be one of ${t.join(", ")}.`)}function Dn(o){let e=Array.isArray(o)&&o.every(t=>typeof t=="string");if(ie(o)&&!e)throw new Error("entities has to be a list of entity IDs.")}function Pt(o,e,t){let n=e.map(r=>({value:r,label:f(t,`${o}_${r}`)}));return{name:o,default:e[0],selector:{select:{mode:"dropdown",options:n}}}}function Dt(o){let e=Tt.map(n=>({name:n,default:Rt[n],selector:{boolean:{}}}));return{schema:[{name:"title",selector:{text:{}}},{name:"account",selector:{config_entry:{integration:"pbx_presence"}}},{name:"entities",selector:{entity:{multiple:!0,filter:[{integration:"pbx_presence",domain:"sensor"}]}}},Pt("group_by",Ct,o),Pt("sort",Ot,o),{name:"key_word",selector:{text:{}}},{type:"grid",name:"",schema:e}],computeLabel:n=>f(o,`editor_${n.name}`),computeHelper:n=>f(o,`helper_${n.name}`,{},""),assertConfig:Ce}}var Oe=new Set(["ringing","dialing","on_call"]),Hn=new Set([...Oe,"available","not_available","idle"]),Te=["presence","connectivity","profile","profile_until","profile_message","caller"],W=o=>Oe.has(o.presence);function jt(o,e){let{person:t}=e,n=e.words!==o.formatEntityState;if(e.words=o.formatEntityState,!t||!e.ids.every((i,s)=>o.states[i]===e.seen[s]))return e.seen=e.ids.map(i=>o.states[i]),jn(o,e);if(!n)return t;let r=Mt(o,e);return r===t.text?t:{...t,text:r}}function jn(o,e){let[t,n,r,i,s,l]=e.seen,a=Ln(t),c=Oe.has(a),p=n?.state;return{entity:e.entity,name:e.name,presence:a,text:Mt(o,e),profile:se(r),message:se(s)??Un(t?.attributes.message),caller:se(l),until:Ht(se(i)),since:c?Ht(t?.last_changed)?.getTime():void 0,...Mn(a,t,e.person),isStale:p==="off"||a==="unavailable"&&p!=="on"}}function Mn(o,e,t){if(o==="unavailable"&&t)return{number:t.number,keyWords:t.keyWords};let{number:n,key_words:r}=e?.attributes??{};return{number:typeof n=="string"?n:"",keyWords:Array.isArray(r)?[...new Set(r.map(String))]:[]}}function Ln(o){return o?Hn.has(o.state)?o.state:o.state==="unavailable"?"unavailable":"unknown":"unavailable"}function Mt(o,e){let t=o.states[e.entity];if(!t||t.state==="unavailable"){let n=e.seen[1]?.state==="on";return f(v(o),n?"not_listed":"no_connection")}return o.formatEntityState?.(t)??t.state}function Un(o){return typeof o=="string"&&o?o:void 0}function se(o){return o&&!ft.has(o.state)?o.state:void 0}function Ht(o){let e=new Date(o??"");return Number.isNaN(e.getTime())?void 0:e}function Lt(o,e){let t=Se(e.search).split(/\s+/).filter(Boolean);return o.filter(n=>(!e.availableOnly||n.presence==="available")&&(!e.onCallOnly||W(n))&&(!e.keyWord||n.keyWords.some(r=>ae(r,e.keyWord)))&&(!t.length||Bn(n,t)))}function Re({search:o,availableOnly:e,onCallOnly:t,keyWord:n}){return!!(o.trim()||e||t||n)}function ae(o,e){return o===e||o.toLowerCase()===e.toLowerCase()}function Bn(o,e){let t=[o.name,o.number,o.profile??"",o.message??"",...o.keyWords],n=Se(t.join(`
`));return e.every(r=>n.includes(r))}function Ut(o,e,t){let n=new Map;for(let i of o){let s=e(i);for(let{id:l,name:a}of s.length?s:[{id:"",name:""}]){let c=n.get(l);c?c.people.add(i):n.set(l,{id:l,name:a,people:new Set([i])})}}let{compare:r}=T(t);return[...n.values()].sort((i,s)=>+!i.name-+!s.name||r(i.name,s.name)||r(i.id,s.id)).map(({id:i,name:s,people:l})=>({id:i,name:s,people:[...l]}))}function Bt(o){let e=t=>o.filter(t).length;return{available:e(t=>t.presence==="available"),onCall:e(t=>W(t)&&t.presence!=="ringing"),ringing:e(t=>t.presence==="ringing"),total:o.length}}function It(o,e){let t=new Map;for(let n of o.flatMap(r=>r.keyWords)){let r=n.toLowerCase();t.has(r)||t.set(r,n)}return[...t.values()].sort(T(e).compare)}var In=new Set(["sign_in","not_allowed","busy","no_answer"]);function zt(o,e,t){let n=new Map;for(let r of o){if(!r.isStale)continue;let{id:i}=e.accountOf(r);n.set(i,[...n.get(i)??[],r])}return[...n.entries()].map(([r,i])=>{let s=i[0],l=e.connectivityOf(s);return{account:r,name:e.accountOf(s).name,reason:t.has(r)?"sign_in":zn(l),since:l&&new Date(l.last_changed),isAllUnknown:i.every(({presence:a})=>a==="unavailable")}})}function zn(o){let e=String(o?.attributes.reason);return In.has(e)?e:"no_answer"}function Vt(o,e){return o.some(t=>t.isStale&&e.connectivityOf(t)?.state!=="off")}async function Kt(o){let e=await o.callWS?.({type:"config_entries/get",domain:A}),t=Array.isArray(e)?e:[];return new Set(t.filter(n=>n.state==="setup_error"&&n.error_reason_translation_key==="invalid_auth").map(n=>n.entry_id))}var Vn={id:"",name:""},le=class{constructor(){this.memberships=new Map;this.sources=new Map;this.groups=[];this.registries=[];this.all=[]}read(e,t){let n=this.isNew(e,t);n&&this.learn(e,t),this.join(e,n);let r=n,i=n;for(let s of this.sources.values()){let l=jt(e,s);l!==s.person&&(r=!0,i||=l.number!==s.person?.number,s.person=l)}return i&&this.arrange(e,t),r&&(this.all=[...this.sources.values()].map(s=>s.person)),this.all}sectionsOf(e){let t=this.sources.get(e.entity);switch(this.config?.group_by){case"key_word":return e.keyWords.map(n=>({id:n.toLowerCase(),name:n}));case"area":return t?.area.name?[t.area]:[];case"account":return t?.account.name?[t.account]:[];case"group":return this.memberships.get(e.entity)??[];default:return[]}}membersOf(e,t){return e.filter(n=>{let r=this.sectionsOf(n);return r.length?r.some(i=>i.id===t):!t})}accountOf(e){return this.sources.get(e.entity)?.account??Vn}connectivityOf(e){return this.sources.get(e.entity)?.seen[Te.indexOf("connectivity")]}isNew(e,t){let n=[e.entities,e.devices,e.areas,v(e),t],r=n.some((i,s)=>i!==this.registries[s]);return this.registries=n,this.config=t,r}learn(e,t){let n=Object.values(e.entities??{}).filter(a=>a.platform===A&&a.device_id),r=n.filter(a=>!a.hidden),i=K(r),s=K(n.filter(a=>a.translation_key==="connectivity")),l=r.filter(a=>a.translation_key==="presence"&&Wn(a,i,e,t)).map(a=>Gn(a,e,i,s,this.sources.get(a.entity_id)));this.sources=new Map(l.map(a=>[a.entity,a])),this.groups=r.filter(a=>a.translation_key==="group_available").map(a=>this.groupOf(a,e))}groupOf(e,t){let n=e.entity_id,r=this.groups.find(s=>s.id===n)?.members??[],i=j(t.devices?.[e.device_id])||n;return{id:n,name:i,members:r}}join(e,t){if(this.groups.map(i=>Kn(e,i)).every(Boolean)&&!t)return;let r=new Map;for(let i of this.groups)for(let s of i.members)r.set(s,[...r.get(s)??[],i]);this.memberships=r}arrange(e,t){let{compare:n}=T(v(e)),r=(c,p)=>+!c.person?.number-+!p.person?.number||n(c.person?.number??"",p.person?.number??""),i=(c,p)=>n(c.name,p.name),[s,l]=t.sort==="number"?[r,i]:[i,r],a=[...this.sources.values()].sort((c,p)=>s(c,p)||l(c,p)||n(c.entity,p.entity));this.sources=new Map(a.map(c=>[c.entity,c]))}};function Kn(o,e){let t=o.states[e.id];if(t===e.state)return!0;e.state=t;let n=t?.attributes.members;return!Array.isArray(n)||String(n)===String(e.members)?!0:(e.members=n.map(String),!1)}function Wn(o,e,t,n){let r=e.get(o.device_id)??[];if(n.entities?.length&&!r.some(({entity_id:s})=>n.entities?.includes(s)))return!1;if(!n.account)return!0;let i=t.devices?.[o.device_id];return Ee(i)===n.account}function Gn(o,e,t,n,r){let i=e.devices?.[o.device_id],s=i?.via_device_id??"",l=j(e.devices?.[s]),c=[...t.get(o.device_id)??[],...n.get(s)??[]],p=Te.map(M=>c.find(G=>G.translation_key===M)?.entity_id??""),d=e.states[o.entity_id]?.attributes.friendly_name,g=typeof d=="string"?d:o.entity_id,h=o.name||j(i)||g,_=o.area_id??i?.area_id??"",y=r?.name===h;return{entity:o.entity_id,name:h,area:{id:_,name:e.areas?.[_]?.name??""},account:{id:Ee(i)||s,name:l},ids:p,seen:y?r.seen:[],words:y?r.words:void 0,person:y?r.person:void 0}}var ce=N`
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
`,Wt=N`
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`,Gt=N`
  :host {
    display: block;
    color: var(--primary-text-color);
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
    position: sticky;
    top: -12px;
    z-index: 1;
    font-size: 1rem;
    font-weight: 500;
    margin: 8px 0;
    background: var(--ha-card-background, var(--card-background-color, #fff));
  }
  h3 button {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    width: 100%;
    min-height: 36px;
    padding: 4px 0;
    font: inherit;
    color: inherit;
    text-align: start;
    background: none;
    border: 0;
    cursor: pointer;
  }
  h3 small {
    color: var(--pbx-away);
    font-size: 0.875em;
  }
  a {
    color: inherit;
  }
  .unsure {
    color: var(--pbx-away);
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
  .tools input::placeholder {
    color: var(--pbx-away);
    opacity: 1;
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
  h3 button:focus-visible,
  a:focus-visible,
  .tools > *:focus-visible {
    outline: 2px solid var(--primary-text-color);
    outline-offset: 2px;
  }
  ul.people {
    display: grid;
    grid-template-columns: repeat(
      auto-fill,
      minmax(min(100%, var(--pbx-presence-tile-width, 13rem)), 1fr)
    );
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
  @media (pointer: coarse) {
    h3 button,
    .tools > * {
      min-height: 44px;
    }
    .tools > * {
      border-radius: 22px;
    }
  }
  ${Wt}
`,Ft=N`
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
    outline-offset: -4px;
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
    --mark: var(--pbx-unknown);
    border-style: dashed;
  }
  ha-icon {
    color: var(--mark);
  }
  .old,
  .caller ha-icon {
    --mdc-icon-size: 1em;
    margin-inline: 4px;
    vertical-align: -2px;
  }
  .caller {
    color: var(--mark);
  }
  .caller ha-icon {
    margin-inline-start: 0;
  }
  ${Wt}
  .name,
  .state,
  .caller,
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
`;var Xt=15e3,de=class extends b{constructor(){super();this.askedAt=-Xt;this.directory=new le;this.people=[],this.clock={language:document.documentElement.lang||"en"},this.isLoaded=!1,this.folded=new Set,this.refused=new Set,this.filter={search:"",availableOnly:!1,onCallOnly:!1,keyWord:""}}static{this.styles=[ce,Gt]}static{this.properties={config:{state:!0},people:{state:!0},filter:{state:!0},clock:{state:!0},memberships:{state:!0},isLoaded:{state:!0},folded:{state:!0},refused:{state:!0},dark:{type:Boolean,reflect:!0}}}connectedCallback(){super.connectedCallback(),this.known&&(this.dark=this.isDark(this.known))}isDark(t){let n=this.isConnected?getComputedStyle(this).color:"",[r,i,s]=(/^rgba?\(([^)]*)/.exec(n)?.[1]??"").split(/[ ,/]+/).map(Number);return r===void 0||i===void 0||s===void 0?t.themes?.darkMode??!1:(r*299+i*587+s*114)/1e3>128}static getConfigForm(){return Dt(document.documentElement.lang||"en")}static getStubConfig(){return{}}setConfig(t){Ce(t),this.config=Nt(t);let{available_only:n,on_call_only:r,key_word:i}=this.config;this.filter={search:"",availableOnly:n&&!r,onCallOnly:r,keyWord:i??""},this.known&&(this.hass=this.known)}getCardSize(){return 3+Math.ceil(this.people.length/2)}getGridOptions(){return{columns:"full",min_columns:6,min_rows:2}}set hass(t){let n=wt(t);kt(n,this.clock)||(this.clock=n),(!this.known||t.themes!==this.known.themes)&&(this.dark=this.isDark(t)),this.known=t,this.config&&(this.people=this.directory.read(t,this.config),this.isLoaded=!!t.entities,this.askWhy(t),this.config.group_by==="group"&&(this.memberships=this.directory.memberships))}askWhy(t){let n=Vt(this.people,this.directory);!n&&this.refused.size&&(this.refused=new Set),!(!n||performance.now()-this.askedAt<Xt)&&(this.askedAt=performance.now(),Kt(t).then(r=>this.refused=r,()=>{}))}get hass(){return this.known}render(){let{config:t,people:n}=this;if(!t||!this.isLoaded)return m`<ha-card><p class="note" role="status">${this.text("loading")}</p></ha-card>`;let r=Lt(n,this.filter);return m`<ha-card>
      ${t.title?m`<h2>${t.title}</h2>`:u}
      ${t.show_header?this.header():u} ${this.connection()} ${this.tools(t)}
      <p class="hidden" role="status">
        ${this.text("shown",{count:r.length,total:n.length})}
      </p>
      ${n.length===0?this.note("mdi:account-plus","empty"):u}
      ${n.length&&r.length===0?this.note("mdi:account-search","none"):u}
      ${this.sections(t,r)}
    </ha-card>`}updated(){let t=this.renderRoot.querySelector("select"),n=[...t?.options??[]].find(({value:r})=>ae(r,this.filter.keyWord));t&&n&&t.value!==n.value&&(t.value=n.value)}header(){let t=Bt(this.people),n=!this.people.some(({isStale:i})=>i),r=(i,s)=>m`<li><b>${s}${n?u:"?"}</b> ${this.text(i)}</li>`;return m`<ul
      class=${n?"totals":"totals unsure"}
      role="list"
      aria-label=${this.text("totals")}
    >
      ${r("available",t.available)} ${r("on_call",t.onCall)}
      ${r("ringing",t.ringing)} ${r("total",t.total)}
    </ul>`}connection(){let t=zt(this.people,this.directory,this.refused);return St(t,this.clock,this.known?.user?.is_admin??!1)}note(t,n){return m`<p class="note">
      <ha-icon .icon=${t} aria-hidden="true"></ha-icon><span>${this.text(n)}</span>
    </p>`}tools(t){return!t.show_search&&!t.show_filters?u:m`<div class="tools" role="group" aria-label=${this.text("tools")}>
      ${t.show_search?m`<input
              type="search"
              .value=${this.filter.search}
              placeholder=${this.text("search")}
              aria-label=${this.text("search")}
              @input=${n=>this.narrow({search:Yt(n)})}
            />`:u}
      ${t.show_filters?this.filters():u}
    </div>`}filters(){let t=It(this.people,this.clock.language),{availableOnly:n,onCallOnly:r}=this.filter;return m`${this.chip("available_only",n,()=>this.narrow({availableOnly:!n,onCallOnly:!1}))}
    ${this.chip("on_call_only",r,()=>this.narrow({onCallOnly:!r,availableOnly:!1}))}
    ${t.length?this.choice(t):u}`}chip(t,n,r){return m`<button type="button" aria-pressed=${n?"true":"false"} @click=${r}>
      ${n?m`<span aria-hidden="true">✓ </span>`:u}${this.text(t)}
    </button>`}choice(t){let{keyWord:n}=this.filter,r=!n||t.some(s=>ae(s,n)),i=(s,l)=>m`<option .value=${s}>${l}</option>`;return m`<select
      aria-label=${this.text("key_word")}
      @change=${s=>this.narrow({keyWord:Yt(s)})}
    >
      ${i("",this.text("all_key_words"))}
      ${(r?t:[...t,n]).map(s=>i(s,s))}
    </select>`}narrow(t){this.filter={...this.filter,...t}}sections(t,n){if(t.group_by==="none")return n.length?this.list(n,this.text("people")):u;let r=Ut(n,s=>this.directory.sectionsOf(s),this.clock.language);return r.some(({name:s})=>s)?xe(r,({id:s})=>s,s=>this.section(s)):r.map(s=>this.list(s.people,this.text("people")))}section({id:t,name:n,people:r}){let i=n||this.text("others"),s=Re(this.filter)||!this.folded.has(t),l=Re(this.filter)?this.directory.membersOf(this.people,t):r,a=l.filter(({presence:c})=>c==="available").length;return m`<h3 aria-level=${this.config?.title?3:2}>
        <button
          type="button"
          aria-expanded=${s?"true":"false"}
          @click=${()=>this.fold(t)}
        >
          <ha-icon
            .icon=${s?"mdi:chevron-down":"mdi:chevron-right"}
            aria-hidden="true"
          ></ha-icon>
          <span>${i}</span>
          <small>${this.text("available_of",{count:a,total:l.length})}</small>
        </button>
      </h3>
      ${s?this.list(r,i):u}`}fold(t){let n=new Set(this.folded);n.delete(t)||n.add(t),this.folded=n}list(t,n){return m`<ul class="people" role="list" aria-label=${n}>
      ${xe(t,r=>r.entity,r=>m`<li>${this.tile(r)}</li>`)}
    </ul>`}tile(t){return m`<pbx-presence-tile
      .person=${t}
      .showNumber=${this.config?.show_number??!1}
      .clock=${this.clock}
      ?dark=${this.dark}
    ></pbx-presence-tile>`}text(t,n={}){return f(this.clock.language,t,n)}};function Yt(o){return o.target.value}var Zt="home-assistant";function Jt(o){if(Ne(o),qt())return;let e=Date.now()+6e5,t=setInterval(()=>{let n=qt()||Date.now()>e;Ne(o),n&&clearInterval(t)},100);customElements.whenDefined(Zt).then(()=>Ne(o))}function qt(){return!!customElements.get(Zt)}function Ne(o){for(let[e,t]of Object.entries(o))customElements.get(e)||customElements.define(e,t)}var Qt=`custom:${R}`,Fn=["anyone_available","all_busy","next_available"],ue=class extends HTMLElement{static generate(e,t){let n=Object.values(t.entities??{}).filter(l=>l.platform===A),r=new Set(De(n,["connectivity"]).map(l=>l.device_id)),i=n.filter(l=>!l.hidden),s=[Xn(t,i,r.size>1),Yn(t,i),qn(t,i.filter(l=>r.has(l.device_id)))];return Promise.resolve({views:s.filter(Boolean)})}};function De(o,e){return o.filter(t=>e.includes(t.translation_key??""))}function Xn(o,e,t){let n=t?[{type:"device"},{type:"entity"}]:{type:"entity"},r=De(e,["connectivity"]).map(({entity_id:s})=>({type:"entity",entity:s,name:n,show_name:!0,visibility:[{condition:"state",entity:s,state_not:"on"}]}));return{...He(o,"people","mdi:account-group",[{type:"grid",column_span:4,cards:[{type:Qt}]}]),badges:r}}function Yn(o,e){let t=en(o,De(e,Fn));if(!t.length)return null;let n={type:Qt,group_by:"group",show_header:!1};return t.push({type:"grid",column_span:4,cards:[n]}),He(o,"groups","mdi:account-multiple",t)}function qn(o,e){return He(o,"accounts","mdi:phone-classic",en(o,e))}function He(o,e,t,n){return{title:f(v(o),e),path:e,icon:t,type:"sections",max_columns:4,sections:n}}function en(o,e){let{compare:t}=T(v(o));return[...K(e)].map(([n,r])=>({name:j(o.devices?.[n]),own:r})).sort((n,r)=>t(n.name,r.name)).map(({name:n,own:r})=>({type:"grid",cards:[{type:"heading",heading:n},...r.map(Zn)]}))}function Zn(o){return{type:"tile",entity:o.entity_id,name:{type:"entity"}}}function tn(o,e){let t=o.entities?.[e];if(t?.platform!==A||t.translation_key!=="presence")return null;let n={show_header:!1,show_search:!1,show_filters:!1};return{config:{type:`custom:${R}`,entities:[e],...n}}}var nn={available:"mdi:account-check",not_available:"mdi:account-off",idle:"mdi:phone-classic",ringing:"mdi:phone-ring",dialing:"mdi:phone-outgoing",on_call:"mdi:phone-in-talk",unknown:"mdi:account-question",unavailable:"mdi:lan-disconnect"};var Jn={ringing:["caller_in","mdi:phone-incoming"],dialing:["caller_out","mdi:phone-outgoing"]},Qn=1e3,eo=6e4,pe=class o extends b{constructor(){super(...arguments);this.pause=0}static{this.styles=[ce,Ft]}static{this.properties={person:{attribute:!1},showNumber:{type:Boolean},dark:{type:Boolean,reflect:!0},clock:{attribute:!1}}}static{this.drawn=0}connectedCallback(){super.connectedCallback(),this.tick()}disconnectedCallback(){super.disconnectedCallback(),this.tick()}updated(){this.tick()}tick(){let t=this.isConnected&&this.person?this.wait():0;t!==this.pause&&(this.pause=t,clearInterval(this.ticker),t&&(this.ticker=setInterval(()=>this.requestUpdate(),t)))}wait(){return this.person.since!==void 0?Qn:this.hasEnd()?eo:0}hasEnd(){return this.person.until!==void 0&&this.person.until.getTime()>Date.now()}render(){o.drawn+=1;let{person:t}=this,n=this.more(),r=t.isStale&&t.presence!=="unavailable";return m`<button
      type="button"
      class=${r?`${t.presence} stale`:t.presence}
      @click=${this.open}
    >
      <ha-icon .icon=${nn[t.presence]} aria-hidden="true"></ha-icon>
      <span>
        <span class="name"><bdi>${t.name}</bdi></span>
        <span class="state">${t.text}${r?this.stale():u}</span>
        ${this.caller()}
        ${n.length?m`<span class="more"
                >${n.map((i,s)=>m`${s?" · ":""}<bdi>${i}</bdi>`)}</span
              >`:u}
      </span>
      ${t.since===void 0?u:m`<time aria-hidden="true">${vt(Date.now()-t.since)}</time>`}
    </button>`}stale(){return m`<ha-icon class="old" icon="mdi:clock-alert-outline" aria-hidden="true"></ha-icon
      ><span class="hidden"> (${f(this.clock.language,"stale")})</span>`}caller(){let{presence:t,caller:n}=this.person;if(!n||!W(this.person))return u;let[r,i]=Jn[t]??["caller_with","mdi:phone"],[s="",l=""]=f(this.clock.language,r).split("{caller}");return m`<span class="caller"
      ><ha-icon .icon=${i} aria-hidden="true"></ha-icon
      >${s}<bdi>${n}</bdi>${l}</span
    >`}more(){let{person:t}=this;return[this.showNumber&&t.number,t.profile!==t.text&&t.profile,t.until&&this.hasEnd()&&$t(t.until,new Date,this.clock),t.message].filter(r=>!!r)}open(){this.dispatchEvent(new CustomEvent("hass-more-info",{detail:{entityId:this.person.entity},bubbles:!0,composed:!0}))}};var on="https://github.com/pbx-presence/pbx-presence#the-board",rn="pbx-presence";function sn(o,e){let t=window[o]??=[];t.some(({type:n})=>n===e.type)||t.push(e)}Jt({"pbx-presence-tile":pe,[R]:de,[`ll-strategy-dashboard-${rn}`]:ue});var he=o=>f(document.documentElement.lang||"en",o),to={type:R,get name(){return he("card_name")},get description(){return he("card_description")},preview:!0,documentationURL:on,getEntitySuggestion:tn},no={type:rn,strategyType:"dashboard",get name(){return he("strategy_name")},get description(){return he("strategy_description")},documentationURL:on};sn("customCards",to);sn("customStrategies",no);
