/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var V=globalThis,W=V.ShadowRoot&&(V.ShadyCSS===void 0||V.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,he=Symbol(),Re=new WeakMap,B=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==he)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(W&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=Re.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&Re.set(t,e))}return e}toString(){return this.cssText}},Ne=r=>new B(typeof r=="string"?r:r+"",void 0,he),D=(r,...e)=>{let t=r.length===1?r[0]:e.reduce((n,o,i)=>n+(s=>{if(s._$cssResult$===!0)return s.cssText;if(typeof s=="number")return s;throw Error("Value passed to 'css' function must be a 'css' function result: "+s+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+r[i+1],r[0]);return new B(t,r,he)},He=(r,e)=>{if(W)r.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),o=V.litNonce;o!==void 0&&n.setAttribute("nonce",o),n.textContent=t.cssText,r.appendChild(n)}},me=W?r=>r:r=>r instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return Ne(t)})(r):r;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{is:Wt,defineProperty:Ft,getOwnPropertyDescriptor:Xt,getOwnPropertyNames:Yt,getOwnPropertySymbols:qt,getPrototypeOf:Zt}=Object,F=globalThis,Me=F.trustedTypes,Jt=Me?Me.emptyScript:"",Qt=F.reactiveElementPolyfillSupport,j=(r,e)=>r,ge={toAttribute(r,e){switch(e){case Boolean:r=r?Jt:null;break;case Object:case Array:r=r==null?r:JSON.stringify(r)}return r},fromAttribute(r,e){let t=r;switch(e){case Boolean:t=r!==null;break;case Number:t=r===null?null:Number(r);break;case Object:case Array:try{t=JSON.parse(r)}catch{t=null}}return t}},De=(r,e)=>!Wt(r,e),Be={attribute:!0,type:String,converter:ge,reflect:!1,useDefault:!1,hasChanged:De};Symbol.metadata??=Symbol("metadata"),F.litPropertyMetadata??=new WeakMap;var v=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Be){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),o=this.getPropertyDescriptor(e,n,t);o!==void 0&&Ft(this.prototype,e,o)}}static getPropertyDescriptor(e,t,n){let{get:o,set:i}=Xt(this.prototype,e)??{get(){return this[t]},set(s){this[t]=s}};return{get:o,set(s){let l=o?.call(this);i?.call(this,s),this.requestUpdate(e,l,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Be}static _$Ei(){if(this.hasOwnProperty(j("elementProperties")))return;let e=Zt(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(j("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(j("properties"))){let t=this.properties,n=[...Yt(t),...qt(t)];for(let o of n)this.createProperty(o,t[o])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,o]of t)this.elementProperties.set(n,o)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let o=this._$Eu(t,n);o!==void 0&&this._$Eh.set(o,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let o of n)t.unshift(me(o))}else e!==void 0&&t.push(me(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return He(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),o=this.constructor._$Eu(e,n);if(o!==void 0&&n.reflect===!0){let i=(n.converter?.toAttribute!==void 0?n.converter:ge).toAttribute(t,n.type);this._$Em=e,i==null?this.removeAttribute(o):this.setAttribute(o,i),this._$Em=null}}_$AK(e,t){let n=this.constructor,o=n._$Eh.get(e);if(o!==void 0&&this._$Em!==o){let i=n.getPropertyOptions(o),s=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:ge;this._$Em=o;let l=s.fromAttribute(t,i.type);this[o]=l??this._$Ej?.get(o)??l,this._$Em=null}}requestUpdate(e,t,n,o=!1,i){if(e!==void 0){let s=this.constructor;if(o===!1&&(i=this[e]),n??=s.getPropertyOptions(e),!((n.hasChanged??De)(i,t)||n.useDefault&&n.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(s._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:o,wrapped:i},s){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,s??t??this[e]),i!==!0||s!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),o===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[o,i]of this._$Ep)this[o]=i;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[o,i]of n){let{wrapped:s}=i,l=this[o];s!==!0||this._$AL.has(o)||l===void 0||this.C(o,void 0,i,l)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};v.elementStyles=[],v.shadowRootOptions={mode:"open"},v[j("elementProperties")]=new Map,v[j("finalized")]=new Map,Qt?.({ReactiveElement:v}),(F.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var ye=globalThis,je=r=>r,X=ye.trustedTypes,Le=X?X.createPolicy("lit-html",{createHTML:r=>r}):void 0,_e="$lit$",w=`lit$${Math.random().toFixed(9).slice(2)}$`,be="?"+w,en=`<${be}>`,E=document,U=()=>E.createComment(""),I=r=>r===null||typeof r!="object"&&typeof r!="function",ve=Array.isArray,Ve=r=>ve(r)||typeof r?.[Symbol.iterator]=="function",fe=`[ 	
\f\r]`,L=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Ue=/-->/g,Ie=/>/g,A=RegExp(`>|${fe}(?:([^\\s"'>=/]+)(${fe}*=${fe}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),ze=/'/g,Ge=/"/g,We=/^(?:script|style|textarea|title)$/i,we=r=>(e,...t)=>({_$litType$:r,strings:e,values:t}),g=we(1),Ln=we(2),Un=we(3),$=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),Ke=new WeakMap,S=E.createTreeWalker(E,129);function Fe(r,e){if(!ve(r)||!r.hasOwnProperty("raw"))throw Error("invalid template strings array");return Le!==void 0?Le.createHTML(e):e}var Xe=(r,e)=>{let t=r.length-1,n=[],o,i=e===2?"<svg>":e===3?"<math>":"",s=L;for(let l=0;l<t;l++){let a=r[l],d,p,c=-1,m=0;for(;m<a.length&&(s.lastIndex=m,p=s.exec(a),p!==null);)m=s.lastIndex,s===L?p[1]==="!--"?s=Ue:p[1]!==void 0?s=Ie:p[2]!==void 0?(We.test(p[2])&&(o=RegExp("</"+p[2],"g")),s=A):p[3]!==void 0&&(s=A):s===A?p[0]===">"?(s=o??L,c=-1):p[1]===void 0?c=-2:(c=s.lastIndex-p[2].length,d=p[1],s=p[3]===void 0?A:p[3]==='"'?Ge:ze):s===Ge||s===ze?s=A:s===Ue||s===Ie?s=L:(s=A,o=void 0);let h=s===A&&r[l+1].startsWith("/>")?" ":"";i+=s===L?a+en:c>=0?(n.push(d),a.slice(0,c)+_e+a.slice(c)+w+h):a+w+(c===-2?l:h)}return[Fe(r,i+(r[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},z=class r{constructor({strings:e,_$litType$:t},n){let o;this.parts=[];let i=0,s=0,l=e.length-1,a=this.parts,[d,p]=Xe(e,t);if(this.el=r.createElement(d,n),S.currentNode=this.el.content,t===2||t===3){let c=this.el.content.firstChild;c.replaceWith(...c.childNodes)}for(;(o=S.nextNode())!==null&&a.length<l;){if(o.nodeType===1){if(o.hasAttributes())for(let c of o.getAttributeNames())if(c.endsWith(_e)){let m=p[s++],h=o.getAttribute(c).split(w),f=/([.?@])?(.*)/.exec(m);a.push({type:1,index:i,name:f[2],strings:h,ctor:f[1]==="."?q:f[1]==="?"?Z:f[1]==="@"?J:P}),o.removeAttribute(c)}else c.startsWith(w)&&(a.push({type:6,index:i}),o.removeAttribute(c));if(We.test(o.tagName)){let c=o.textContent.split(w),m=c.length-1;if(m>0){o.textContent=X?X.emptyScript:"";for(let h=0;h<m;h++)o.append(c[h],U()),S.nextNode(),a.push({type:2,index:++i});o.append(c[m],U())}}}else if(o.nodeType===8)if(o.data===be)a.push({type:2,index:i});else{let c=-1;for(;(c=o.data.indexOf(w,c+1))!==-1;)a.push({type:7,index:i}),c+=w.length-1}i++}}static createElement(e,t){let n=E.createElement("template");return n.innerHTML=e,n}};function C(r,e,t=r,n){if(e===$)return e;let o=n!==void 0?t._$Co?.[n]:t._$Cl,i=I(e)?void 0:e._$litDirective$;return o?.constructor!==i&&(o?._$AO?.(!1),i===void 0?o=void 0:(o=new i(r),o._$AT(r,t,n)),n!==void 0?(t._$Co??=[])[n]=o:t._$Cl=o),o!==void 0&&(e=C(r,o._$AS(r,e.values),o,n)),e}var Y=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,o=(e?.creationScope??E).importNode(t,!0);S.currentNode=o;let i=S.nextNode(),s=0,l=0,a=n[0];for(;a!==void 0;){if(s===a.index){let d;a.type===2?d=new R(i,i.nextSibling,this,e):a.type===1?d=new a.ctor(i,a.name,a.strings,this,e):a.type===6&&(d=new Q(i,this,e)),this._$AV.push(d),a=n[++l]}s!==a?.index&&(i=S.nextNode(),s++)}return S.currentNode=E,o}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},R=class r{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,o){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=C(this,e,t),I(e)?e===u||e==null||e===""?(this._$AH!==u&&this._$AR(),this._$AH=u):e!==this._$AH&&e!==$&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Ve(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==u&&I(this._$AH)?this._$AA.nextSibling.data=e:this.T(E.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,o=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=z.createElement(Fe(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===o)this._$AH.p(t);else{let i=new Y(o,this),s=i.u(this.options);i.p(t),this.T(s),this._$AH=i}}_$AC(e){let t=Ke.get(e.strings);return t===void 0&&Ke.set(e.strings,t=new z(e)),t}k(e){ve(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,o=0;for(let i of e)o===t.length?t.push(n=new r(this.O(U()),this.O(U()),this,this.options)):n=t[o],n._$AI(i),o++;o<t.length&&(this._$AR(n&&n._$AB.nextSibling,o),t.length=o)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=je(e).nextSibling;je(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},P=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,o,i){this.type=1,this._$AH=u,this._$AN=void 0,this.element=e,this.name=t,this._$AM=o,this.options=i,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=u}_$AI(e,t=this,n,o){let i=this.strings,s=!1;if(i===void 0)e=C(this,e,t,0),s=!I(e)||e!==this._$AH&&e!==$,s&&(this._$AH=e);else{let l=e,a,d;for(e=i[0],a=0;a<i.length-1;a++)d=C(this,l[n+a],t,a),d===$&&(d=this._$AH[a]),s||=!I(d)||d!==this._$AH[a],d===u?e=u:e!==u&&(e+=(d??"")+i[a+1]),this._$AH[a]=d}s&&!o&&this.j(e)}j(e){e===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},q=class extends P{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===u?void 0:e}},Z=class extends P{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==u)}},J=class extends P{constructor(e,t,n,o,i){super(e,t,n,o,i),this.type=5}_$AI(e,t=this){if((e=C(this,e,t,0)??u)===$)return;let n=this._$AH,o=e===u&&n!==u||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,i=e!==u&&(n===u||o);o&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Q=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){C(this,e)}},Ye={M:_e,P:w,A:be,C:1,L:Xe,R:Y,D:Ve,V:C,I:R,H:P,N:Z,U:J,B:q,F:Q},tn=ye.litHtmlPolyfillSupport;tn?.(z,R),(ye.litHtmlVersions??=[]).push("3.3.3");var qe=(r,e,t)=>{let n=t?.renderBefore??e,o=n._$litPart$;if(o===void 0){let i=t?.renderBefore??null;n._$litPart$=o=new R(e.insertBefore(U(),i),i,void 0,t??{})}return o._$AI(r),o};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var $e=globalThis,b=class extends v{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=qe(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return $}};b._$litElement$=!0,b.finalized=!0,$e.litElementHydrateSupport?.({LitElement:b});var nn=$e.litElementPolyfillSupport;nn?.({LitElement:b});($e.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2022 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 *//**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Ze={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Je=r=>(...e)=>({_$litDirective$:r,values:e}),ee=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{I:rn}=Ye,Qe=r=>r;var et=()=>document.createComment(""),N=(r,e,t)=>{let n=r._$AA.parentNode,o=e===void 0?r._$AB:e._$AA;if(t===void 0){let i=n.insertBefore(et(),o),s=n.insertBefore(et(),o);t=new rn(i,s,r,r.options)}else{let i=t._$AB.nextSibling,s=t._$AM,l=s!==r;if(l){let a;t._$AQ?.(r),t._$AM=r,t._$AP!==void 0&&(a=r._$AU)!==s._$AU&&t._$AP(a)}if(i!==o||l){let a=t._$AA;for(;a!==i;){let d=Qe(a).nextSibling;Qe(n).insertBefore(a,o),a=d}}}return t},k=(r,e,t=r)=>(r._$AI(e,t),r),on={},tt=(r,e=on)=>r._$AH=e,nt=r=>r._$AH,te=r=>{r._$AR(),r._$AA.remove()};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var rt=(r,e,t)=>{let n=new Map;for(let o=e;o<=t;o++)n.set(r[o],o);return n},ke=Je(class extends ee{constructor(r){if(super(r),r.type!==Ze.CHILD)throw Error("repeat() can only be used in text expressions")}dt(r,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let o=[],i=[],s=0;for(let l of r)o[s]=n?n(l,s):s,i[s]=t(l,s),s++;return{values:i,keys:o}}render(r,e,t){return this.dt(r,e,t).values}update(r,[e,t,n]){let o=nt(r),{values:i,keys:s}=this.dt(e,t,n);if(!Array.isArray(o))return this.ut=s,i;let l=this.ut??=[],a=[],d,p,c=0,m=o.length-1,h=0,f=i.length-1;for(;c<=m&&h<=f;)if(o[c]===null)c++;else if(o[m]===null)m--;else if(l[c]===s[h])a[h]=k(o[c],i[h]),c++,h++;else if(l[m]===s[f])a[f]=k(o[m],i[f]),m--,f--;else if(l[c]===s[f])a[f]=k(o[c],i[f]),N(r,a[f+1],o[c]),c++,f--;else if(l[m]===s[h])a[h]=k(o[m],i[h]),N(r,o[c],o[m]),m--,h++;else if(d===void 0&&(d=rt(s,h,f),p=rt(l,c,m)),d.has(l[c]))if(d.has(l[m])){let _=p.get(s[h]),ue=_!==void 0?o[_]:null;if(ue===null){let Te=N(r,o[c]);k(Te,i[h]),a[h]=Te}else a[h]=k(ue,i[h]),N(r,o[c],ue),o[_]=null;h++}else te(o[m]),m--;else te(o[c]),c++;for(;h<=f;){let _=N(r,a[f+1]);k(_,i[h]),a[h++]=_}for(;c<=m;){let _=o[c++];_!==null&&te(_)}return this.ut=s,tt(r,a),$}});var ot={accounts:"Konti",all_key_words:"Alle nøgleord",available:"ledige",available_only:"Ledige",card_description:"Alle på omstillingen: hvem der er ledig, og hvem der taler i telefon.",card_name:"PBX Presence-tavle",disconnected:"Ingen forbindelse til omstillingen. Det viste kan være forældet.",editor_account:"Konto",editor_available_only:"Begynd med dem, der er ledige",editor_entities:"Personer",editor_group_by:"Gruppér efter",editor_key_word:"Begynd med et nøgleord",editor_on_call_only:"Begynd med dem, der taler i telefon",editor_show_filters:"Vis filtre",editor_show_header:"Vis antal",editor_show_number:"Vis numre",editor_show_search:"Vis søgefelt",editor_sort:"Rækkefølge",editor_title:"Overskrift",empty:"Her er ingen endnu. Tilføj en konto i PBX Presence, eller vælg andre personer til tavlen.",group_by_account:"Konto",group_by_area:"Område",group_by_group:"Gruppe",group_by_key_word:"Nøgleord",group_by_none:"Ingenting",groups:"Grupper",helper_account:"Alle konti, hvis du ikke vælger en.",helper_entities:"Alle, hvis du ikke vælger nogen.",key_word:"Nøgleord",loading:"Indlæser …",none:"Ingen passer til søgningen og filtrene.",on_call:"i samtale",on_call_only:"I telefonen",others:"Øvrige",people:"Personer",ringing:"ringer",search:"Søg",shown:"{count} af {total} personer",sort_name:"Navn",sort_number:"Nummer",stale:"forældet",strategy_description:"Et dashboard til omstillingen: personer, grupper og konti.",strategy_name:"PBX Presence",tools:"Søgning og filtre",total:"i alt",totals:"Antal",until:"til {when}"};var it={accounts:"Konten",all_key_words:"Alle Stichwörter",available:"erreichbar",available_only:"Erreichbar",card_description:"Alle an der Telefonanlage: wer erreichbar ist und wer gerade telefoniert.",card_name:"PBX-Presence-Tafel",disconnected:"Keine Verbindung zur Telefonanlage. Die Anzeige kann veraltet sein.",editor_account:"Konto",editor_available_only:"Mit Erreichbaren beginnen",editor_entities:"Personen",editor_group_by:"Gruppieren nach",editor_key_word:"Mit einem Stichwort beginnen",editor_on_call_only:"Mit Telefonierenden beginnen",editor_show_filters:"Filter anzeigen",editor_show_header:"Anzahlen anzeigen",editor_show_number:"Nummern anzeigen",editor_show_search:"Suche anzeigen",editor_sort:"Reihenfolge",editor_title:"Überschrift",empty:"Hier ist noch niemand. Füge ein Konto von PBX Presence hinzu, oder wähle andere Personen für diese Tafel.",group_by_account:"Konto",group_by_area:"Bereich",group_by_group:"Gruppe",group_by_key_word:"Stichwort",group_by_none:"Nichts",groups:"Gruppen",helper_account:"Alle Konten, wenn du keines wählst.",helper_entities:"Alle, wenn du niemanden wählst.",key_word:"Stichwort",loading:"Lädt …",none:"Niemand passt zu Suche und Filtern.",on_call:"im Gespräch",on_call_only:"Am Telefon",others:"Übrige",people:"Personen",ringing:"klingelt",search:"Suche",shown:"{count} von {total} Personen",sort_name:"Name",sort_number:"Nummer",stale:"veraltet",strategy_description:"Ein Dashboard der Telefonanlage: Personen, Gruppen und Konten.",strategy_name:"PBX Presence",tools:"Suche und Filter",total:"insgesamt",totals:"Anzahlen",until:"bis {when}"};var st={accounts:"Accounts",all_key_words:"All key words",available:"available",available_only:"Available",card_description:"Everybody on your PBX: who is available, and who is on the phone.",card_name:"PBX Presence board",disconnected:"No connection to the PBX. What you see may be out of date.",editor_account:"Account",editor_available_only:"Start with who is available",editor_entities:"People",editor_group_by:"Group by",editor_key_word:"Start with a key word",editor_on_call_only:"Start with who is on a call",editor_show_filters:"Show filters",editor_show_header:"Show totals",editor_show_number:"Show numbers",editor_show_search:"Show search",editor_sort:"Order",editor_title:"Title",empty:"There is nobody here yet. Add an account of PBX Presence, or choose other people for this board.",group_by_account:"Account",group_by_area:"Area",group_by_group:"Group",group_by_key_word:"Key word",group_by_none:"Nothing",groups:"Groups",helper_account:"All accounts, if you choose none.",helper_entities:"Everybody, if you choose nobody.",key_word:"Key word",loading:"Loading …",none:"Nobody fits the search and the filters.",on_call:"on a call",on_call_only:"On the phone",others:"Others",people:"People",ringing:"ringing",search:"Search",shown:"{count} of {total} people",sort_name:"Name",sort_number:"Number",stale:"out of date",strategy_description:"A dashboard of your PBX: people, groups and accounts.",strategy_name:"PBX Presence",tools:"Search and filters",total:"in total",totals:"Totals",until:"until {when}"};var at={accounts:"Tilit",all_key_words:"Kaikki avainsanat",available:"tavoitettavissa",available_only:"Tavoitettavissa",card_description:"Kaikki puhelinvaihteessa: kuka on tavoitettavissa ja kuka puhuu puhelimessa.",card_name:"PBX Presence -taulu",disconnected:"Ei yhteyttä puhelinvaihteeseen. Tiedot voivat olla vanhentuneita.",editor_account:"Tili",editor_available_only:"Aloita tavoitettavissa olevista",editor_entities:"Henkilöt",editor_group_by:"Ryhmittele",editor_key_word:"Aloita avainsanasta",editor_on_call_only:"Aloita puhelussa olevista",editor_show_filters:"Näytä suodattimet",editor_show_header:"Näytä lukumäärät",editor_show_number:"Näytä numerot",editor_show_search:"Näytä haku",editor_sort:"Järjestys",editor_title:"Otsikko",empty:"Täällä ei ole vielä ketään. Lisää PBX Presence -tili tai valitse taululle muita henkilöitä.",group_by_account:"Tili",group_by_area:"Alue",group_by_group:"Ryhmä",group_by_key_word:"Avainsana",group_by_none:"Ei mitään",groups:"Ryhmät",helper_account:"Kaikki tilit, jos et valitse mitään.",helper_entities:"Kaikki, jos et valitse ketään.",key_word:"Avainsana",loading:"Ladataan …",none:"Kukaan ei vastaa hakua ja suodattimia.",on_call:"puhelussa",on_call_only:"Puhelimessa",others:"Muut",people:"Henkilöt",ringing:"soi",search:"Haku",shown:"{count}/{total} henkilöä",sort_name:"Nimi",sort_number:"Numero",stale:"vanhentunut",strategy_description:"Puhelinvaihteen koontinäyttö: henkilöt, ryhmät ja tilit.",strategy_name:"PBX Presence",tools:"Haku ja suodattimet",total:"yhteensä",totals:"Lukumäärät",until:"päättyy {when}"};var lt={accounts:"Kontoer",all_key_words:"Alle nøkkelord",available:"tilgjengelige",available_only:"Tilgjengelige",card_description:"Alle på sentralbordet: hvem som er tilgjengelig, og hvem som sitter i telefonen.",card_name:"PBX Presence-tavle",disconnected:"Ingen forbindelse med sentralbordet. Det du ser, kan være utdatert.",editor_account:"Konto",editor_available_only:"Begynn med dem som er tilgjengelige",editor_entities:"Personer",editor_group_by:"Grupper etter",editor_key_word:"Begynn med et nøkkelord",editor_on_call_only:"Begynn med dem som sitter i telefonen",editor_show_filters:"Vis filtre",editor_show_header:"Vis antall",editor_show_number:"Vis numre",editor_show_search:"Vis søkefelt",editor_sort:"Rekkefølge",editor_title:"Overskrift",empty:"Her er det ingen ennå. Legg til en konto i PBX Presence, eller velg andre personer til tavlen.",group_by_account:"Konto",group_by_area:"Område",group_by_group:"Gruppe",group_by_key_word:"Nøkkelord",group_by_none:"Ingenting",groups:"Grupper",helper_account:"Alle kontoer, hvis du ikke velger noen.",helper_entities:"Alle, hvis du ikke velger noen.",key_word:"Nøkkelord",loading:"Laster inn …",none:"Ingen passer til søket og filtrene.",on_call:"i samtale",on_call_only:"I telefonen",others:"Andre",people:"Personer",ringing:"ringer",search:"Søk",shown:"{count} av {total} personer",sort_name:"Navn",sort_number:"Nummer",stale:"utdatert",strategy_description:"Et dashbord for sentralbordet: personer, grupper og kontoer.",strategy_name:"PBX Presence",tools:"Søk og filtre",total:"totalt",totals:"Antall",until:"til {when}"};var ct={accounts:"Konton",all_key_words:"Alla nyckelord",available:"tillgängliga",available_only:"Tillgängliga",card_description:"Alla i växeln: vem som är tillgänglig och vem som sitter i telefon.",card_name:"PBX Presence-tavla",disconnected:"Ingen kontakt med växeln. Det du ser kan vara inaktuellt.",editor_account:"Konto",editor_available_only:"Börja med dem som är tillgängliga",editor_entities:"Personer",editor_group_by:"Gruppera efter",editor_key_word:"Börja med ett nyckelord",editor_on_call_only:"Börja med dem som sitter i telefon",editor_show_filters:"Visa filter",editor_show_header:"Visa antal",editor_show_number:"Visa nummer",editor_show_search:"Visa sökfält",editor_sort:"Ordning",editor_title:"Rubrik",empty:"Här finns ingen ännu. Lägg till ett konto i PBX Presence, eller välj andra personer för tavlan.",group_by_account:"Konto",group_by_area:"Område",group_by_group:"Grupp",group_by_key_word:"Nyckelord",group_by_none:"Ingenting",groups:"Grupper",helper_account:"Alla konton, om du inte väljer något.",helper_entities:"Alla, om du inte väljer någon.",key_word:"Nyckelord",loading:"Läser in …",none:"Ingen stämmer med sökningen och filtren.",on_call:"i samtal",on_call_only:"I telefon",others:"Övriga",people:"Personer",ringing:"ringer",search:"Sök",shown:"{count} av {total} personer",sort_name:"Namn",sort_number:"Nummer",stale:"inaktuellt",strategy_description:"En panel för växeln: personer, grupper och konton.",strategy_name:"PBX Presence",tools:"Sök och filter",total:"totalt",totals:"Antal",until:"till {when}"};var pt={da:ot,de:it,en:st,fi:at,nb:lt,sv:ct};function ut(r){return ht(r)?r:"en"}function ht(r){let e=r.toLowerCase().split("-")[0]??"en";return pt[e==="no"||e==="nn"?"nb":e]}function y(r,e,t={},n=e){return(ht(r)?.[e]??pt.en?.[e]??n).replace(/\{(\w+)\}/g,(i,s)=>String(t[s]??i))}var dt=new Map;function O(r){let e=dt.get(r);return e||(e=new Intl.Collator(r,{numeric:!0}),dt.set(r,e)),e}function xe(r){return r.normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase()}var T="pbx-presence-board",ft=["none","key_word","area","group","account"],yt=["name","number"],_t=["show_header","show_search","show_filters","show_number","available_only","on_call_only"],bt={group_by:"none",sort:"name",show_header:!0,show_search:!0,show_filters:!0,show_number:!1,available_only:!1,on_call_only:!1};function vt(r){let e=Object.fromEntries(Object.entries(r).filter(([,t])=>t!==null));return{...bt,...e}}function Ae(r){let e=r;if(typeof e!="object"||e===null||Array.isArray(e))throw new Error("The configuration of the board has to be a mapping.");mt(e,"group_by",ft),mt(e,"sort",yt);for(let t of _t)if(ne(e[t])&&typeof e[t]!="boolean")throw new Error(`${t} has to be true or false.`);for(let t of["title","account","key_word"])if(ne(e[t])&&typeof e[t]!="string")throw new Error(`${t} has to be a text.`);un(e.entities)}function ne(r){return r!=null}function mt(r,e,t){let n=r[e];if(ne(n)&&!t.includes(n))throw new Error(`${e} has to be one of ${t.join(", ")}.`)}function un(r){let e=Array.isArray(r)&&r.every(t=>typeof t=="string");if(ne(r)&&!e)throw new Error("entities has to be a list of entity IDs.")}function gt(r,e,t){let n=e.map(o=>({value:o,label:y(t,`${r}_${o}`)}));return{name:r,default:e[0],selector:{select:{mode:"dropdown",options:n}}}}function wt(r){let e=_t.map(n=>({name:n,default:bt[n],selector:{boolean:{}}}));return{schema:[{name:"title",selector:{text:{}}},{name:"account",selector:{config_entry:{integration:"pbx_presence"}}},{name:"entities",selector:{entity:{multiple:!0,filter:[{integration:"pbx_presence",domain:"sensor"}]}}},gt("group_by",ft,r),gt("sort",yt,r),{name:"key_word",selector:{text:{}}},{type:"grid",name:"",schema:e}],computeLabel:n=>y(r,`editor_${n.name}`),computeHelper:n=>y(r,`helper_${n.name}`,{},""),assertConfig:Ae}}var H="pbx_presence",$t=new Set(["unavailable","unknown"]);function x(r){return r.locale?.language||r.language||"en"}function M(r){return r?.name_by_user||r?.name||""}function G(r){let e=new Map;for(let t of r){if(!t.device_id)continue;let n=e.get(t.device_id);n?n.push(t):e.set(t.device_id,[t])}return e}var Se=new Set(["ringing","dialing","on_call"]),hn=new Set([...Se,"available","not_available","idle"]),xt=["presence","connectivity","profile","profile_until","profile_message","caller"],K=r=>Se.has(r.presence);function At(r,e){let{person:t}=e,n=e.words!==r.formatEntityState;if(e.words=r.formatEntityState,!t||!e.ids.every((i,s)=>r.states[i]===e.seen[s]))return e.seen=e.ids.map(i=>r.states[i]),mn(r,e);if(!n)return t;let o=St(r,e.entity);return o===t.text?t:{...t,text:o}}function mn(r,e){let[t,n,o,i,s,l]=e.seen,a=fn(t),d=Se.has(a),p=n?.state;return{entity:e.entity,name:e.name,presence:a,text:St(r,e.entity),profile:re(o),message:re(s),caller:re(l),until:kt(re(i)),since:d?kt(t?.last_changed)?.getTime():void 0,...gn(a,t,e.person),isStale:p==="off"||a==="unavailable"&&p!=="on"}}function gn(r,e,t){if(r==="unavailable"&&t)return{number:t.number,keyWords:t.keyWords};let{number:n,key_words:o}=e?.attributes??{};return{number:String(n??""),keyWords:Array.isArray(o)?[...new Set(o.map(String))]:[]}}function fn(r){return r?hn.has(r.state)?r.state:r.state==="unavailable"?"unavailable":"unknown":"unavailable"}function St(r,e){let t={entity_id:e,state:"unavailable",attributes:{},last_changed:""},n=r.states[e]??t;return r.formatEntityState?.(n)??n.state}function re(r){return r&&!$t.has(r.state)?r.state:void 0}function kt(r){let e=new Date(r??"");return Number.isNaN(e.getTime())?void 0:e}function Et(r,e){let t=xe(e.search).split(/\s+/).filter(Boolean);return r.filter(n=>(!e.availableOnly||n.presence==="available")&&(!e.onCallOnly||K(n))&&(!e.keyWord||n.keyWords.some(o=>oe(o,e.keyWord)))&&(!t.length||yn(n,t)))}function oe(r,e){return r===e||r.toLowerCase()===e.toLowerCase()}function yn(r,e){let t=[r.name,r.number,r.profile??"",...r.keyWords],n=xe(t.join(`
`));return e.every(o=>n.includes(o))}function Ct(r,e,t){let n=new Map;for(let i of r){let s=e(i);for(let l of s.length?s:[""]){let a=n.get(l.toLowerCase());a?a.people.add(i):n.set(l.toLowerCase(),{name:l,people:new Set([i])})}}let{compare:o}=O(t);return[...n.values()].sort(({name:i},{name:s})=>+!i-+!s||o(i,s)).map(({name:i,people:s})=>({name:i,people:[...s]}))}function Pt(r){let e=t=>r.filter(t).length;return{available:e(t=>t.presence==="available"),onCall:e(t=>K(t)&&t.presence!=="ringing"),ringing:e(t=>t.presence==="ringing"),total:r.length}}function Ot(r,e){let t=new Map;for(let n of r.flatMap(o=>o.keyWords)){let o=n.toLowerCase();t.has(o)||t.set(o,n)}return[...t.values()].sort(O(e).compare)}var ie=class{constructor(){this.memberships=new Map;this.seats=new Map;this.groups=[];this.registries=[];this.all=[]}read(e,t){let n=this.isNew(e,t);n&&this.learn(e,t),this.join(e,n);let o=n,i=n;for(let s of this.seats.values()){let l=At(e,s);l!==s.person&&(o=!0,i||=l.number!==s.person?.number,s.person=l)}return i&&this.arrange(e,t),o&&(this.all=[...this.seats.values()].map(s=>s.person)),this.all}sectionsOf(e){let t=this.seats.get(e.entity);switch(this.config?.group_by){case"key_word":return e.keyWords;case"area":return t?.area?[t.area]:[];case"account":return t?.account?[t.account]:[];case"group":return this.memberships.get(e.entity)??[];default:return[]}}accountOf(e){return this.seats.get(e.entity)?.account??""}isNew(e,t){let n=[e.entities,e.devices,e.areas,x(e),t],o=n.some((i,s)=>i!==this.registries[s]);return this.registries=n,this.config=t,o}learn(e,t){let n=Object.values(e.entities??{}).filter(a=>a.platform===H&&a.device_id),o=n.filter(a=>!a.hidden),i=G(o),s=G(n.filter(a=>a.translation_key==="connectivity")),l=o.filter(a=>a.translation_key==="presence"&&bn(a,i,e,t)).map(a=>vn(a,e,i,s,this.seats.get(a.entity_id)));this.seats=new Map(l.map(a=>[a.entity,a])),this.groups=o.filter(a=>a.translation_key==="group_available").map(a=>this.groupOf(a,e))}groupOf(e,t){let n=e.entity_id,o=this.groups.find(s=>s.id===n)?.members??[],i=M(t.devices?.[e.device_id])||n;return{id:n,name:i,members:o}}join(e,t){if(this.groups.map(i=>_n(e,i)).every(Boolean)&&!t)return;let o=new Map;for(let{name:i,members:s}of this.groups)for(let l of s)o.set(l,[...o.get(l)??[],i]);this.memberships=o}arrange(e,t){let{compare:n}=O(x(e)),o=(d,p)=>+!d.person?.number-+!p.person?.number||n(d.person?.number??"",p.person?.number??""),i=(d,p)=>n(d.name,p.name),[s,l]=t.sort==="number"?[o,i]:[i,o],a=[...this.seats.values()].sort((d,p)=>s(d,p)||l(d,p)||n(d.entity,p.entity));this.seats=new Map(a.map(d=>[d.entity,d]))}};function _n(r,e){let t=r.states[e.id];if(t===e.state)return!0;e.state=t;let n=t?.attributes.members;return!Array.isArray(n)||String(n)===String(e.members)?!0:(e.members=n.map(String),!1)}function bn(r,e,t,n){let o=e.get(r.device_id)??[];if(n.entities?.length&&!o.some(({entity_id:s})=>n.entities?.includes(s)))return!1;if(!n.account)return!0;let i=t.devices?.[r.device_id];return[i?.config_entry_id,i?.primary_config_entry].includes(n.account)}function vn(r,e,t,n,o){let i=e.devices?.[r.device_id],s=i?.via_device_id??"",a=[...t.get(r.device_id)??[],...n.get(s)??[]],d=xt.map(f=>a.find(_=>_.translation_key===f)?.entity_id??""),p=e.states[r.entity_id]?.attributes.friendly_name,c=r.name||M(i)||String(p??r.entity_id),m=r.area_id??i?.area_id,h=o?.name===c;return{entity:r.entity_id,name:c,area:m&&e.areas?.[m]?.name||"",account:M(e.devices?.[s]),ids:d,seen:h?o.seen:[],words:h?o.words:void 0,person:h?o.person:void 0}}var se=D`
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
`,Tt=D`
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
`,Rt=D`
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
`;var wn=864e5,$n={year:"numeric",month:"numeric",day:"numeric"},kn={12:"h12",24:"h23"};function Mt(r){let e=Math.max(0,Math.floor(r/1e3)),t=[Math.floor(e/3600),Math.floor(e/60)%60,e%60];return(t[0]?t:t.slice(1)).map((o,i)=>i?String(o).padStart(2,"0"):String(o)).join(":")}function Bt(r){let{time_format:e="",time_zone:t}=r.locale??{};return{language:x(r),timeZone:t==="server"?r.config?.time_zone:void 0,hourCycle:e==="system"?Sn():kn[e]}}function Dt(r,e){return r.language===e.language&&r.timeZone===e.timeZone&&r.hourCycle===e.hourCycle}function jt(r,e,t){let n=ut(t.language);return y(n,"until",{when:xn(r,e,{...t,language:n})})}function xn(r,e,t){let[n,o]=Nt(r,t.timeZone),[i,s]=Nt(e,t.timeZone),l=o-s;if(l>=0&&l<7){let d=ae(r,t,{timeStyle:"short",hourCycle:t.hourCycle});return l===0?d:`${l===1?An(t.language):ae(r,t,{weekday:"long"})} ${d}`}return ae(r,t,{day:"numeric",month:"short",...i===n?{}:{year:"numeric"}})}function Nt(r,e){let t={language:"en-u-ca-gregory-nu-latn",timeZone:e},[n=1,o=1,i=1970]=ae(r,t,$n).split("/").map(Number);return[i,Date.UTC(i,n-1,o)/wn]}var Ht=new Map;function ae(r,e,t){let{language:n,timeZone:o}=e,i=JSON.stringify([n,o,t]),s=Ht.get(i);return s||(s=new Intl.DateTimeFormat(n,{...t,timeZone:o}),Ht.set(i,s)),s.format(r)}function An(r){return new Intl.RelativeTimeFormat(r,{numeric:"auto"}).format(1,"day")}var Ee;function Sn(){if(!Ee){let{hour12:r}=new Intl.DateTimeFormat(void 0,{hour:"numeric"}).resolvedOptions();Ee=r?"h12":"h23"}return Ee}var le=class extends b{constructor(){super();this.roster=new ie;this.people=[],this.clock={language:document.documentElement.lang||"en"},this.isLoaded=!1,this.filter={search:"",availableOnly:!1,onCallOnly:!1,keyWord:""}}static{this.styles=[se,Tt]}static{this.properties={config:{state:!0},people:{state:!0},filter:{state:!0},clock:{state:!0},memberships:{state:!0},isLoaded:{state:!0},dark:{type:Boolean,reflect:!0}}}connectedCallback(){super.connectedCallback(),this.known&&(this.dark=this.isDark(this.known))}isDark(t){let n=this.isConnected?getComputedStyle(this).color:"",[o,i,s]=(/^rgba?\(([^)]*)/.exec(n)?.[1]??"").split(/[ ,/]+/).map(Number);return o===void 0||i===void 0||s===void 0?t.themes?.darkMode??!1:(o*299+i*587+s*114)/1e3>128}static getConfigForm(){return wt(document.documentElement.lang||"en")}static getStubConfig(){return{}}setConfig(t){Ae(t),this.config=vt(t);let{available_only:n,on_call_only:o,key_word:i}=this.config;this.filter={search:"",availableOnly:n&&!o,onCallOnly:o,keyWord:i??""},this.known&&(this.hass=this.known)}getCardSize(){return 3+Math.ceil(this.people.length/2)}getGridOptions(){return{columns:"full",min_columns:6,min_rows:2}}set hass(t){let n=Bt(t);Dt(n,this.clock)||(this.clock=n),(!this.known||t.themes!==this.known.themes)&&(this.dark=this.isDark(t)),this.known=t,this.config&&(this.people=this.roster.read(t,this.config),this.isLoaded=!!t.entities,this.config.group_by==="group"&&(this.memberships=this.roster.memberships))}get hass(){return this.known}render(){let{config:t,people:n}=this;if(!t||!this.isLoaded)return g`<ha-card><p class="note" role="status">${this.text("loading")}</p></ha-card>`;let o=Et(n,this.filter);return g`<ha-card>
      ${t.title?g`<h2>${t.title}</h2>`:u}
      ${t.show_header?this.header():u} ${this.connection()} ${this.tools(t)}
      <p class="hidden" role="status">
        ${this.text("shown",{count:o.length,total:n.length})}
      </p>
      ${n.length===0?this.note("mdi:account-plus","empty"):u}
      ${n.length&&o.length===0?this.note("mdi:account-search","none"):u}
      ${this.sections(t,o)}
    </ha-card>`}updated(){let t=this.renderRoot.querySelector("select"),n=[...t?.options??[]].find(({value:o})=>oe(o,this.filter.keyWord));t&&n&&t.value!==n.value&&(t.value=n.value)}header(){let t=Pt(this.people),n=(o,i)=>g`<li><b>${i}</b> ${this.text(o)}</li>`;return g`<ul class="totals" role="list" aria-label=${this.text("totals")}>
      ${n("available",t.available)} ${n("on_call",t.onCall)}
      ${n("ringing",t.ringing)} ${n("total",t.total)}
    </ul>`}connection(){let t=s=>[...new Set(s.map(l=>this.roster.accountOf(l)))],n=this.people.filter(s=>s.isStale);if(!n.length)return u;let i=t(this.people).length>1?`${t(n).join(", ")}: `:"";return g`<div role="alert">${this.note("mdi:lan-disconnect","disconnected",i)}</div>`}note(t,n,o=""){return g`<p class="note">
      <ha-icon .icon=${t} aria-hidden="true"></ha-icon><span>${o}${this.text(n)}</span>
    </p>`}tools(t){return!t.show_search&&!t.show_filters?u:g`<div class="tools" role="group" aria-label=${this.text("tools")}>
      ${t.show_search?g`<input
            type="search"
            .value=${this.filter.search}
            placeholder=${this.text("search")}
            aria-label=${this.text("search")}
            @input=${n=>this.narrow({search:Lt(n)})}
          />`:u}
      ${t.show_filters?this.filters():u}
    </div>`}filters(){let t=Ot(this.people,this.clock.language),{availableOnly:n,onCallOnly:o}=this.filter;return g`${this.chip("available_only",n,()=>this.narrow({availableOnly:!n,onCallOnly:!1}))}
    ${this.chip("on_call_only",o,()=>this.narrow({onCallOnly:!o,availableOnly:!1}))}
    ${t.length?this.choice(t):u}`}chip(t,n,o){return g`<button type="button" aria-pressed=${n?"true":"false"} @click=${o}>
      ${n?g`<span aria-hidden="true">✓ </span>`:u}${this.text(t)}
    </button>`}choice(t){let{keyWord:n}=this.filter,o=!n||t.some(s=>oe(s,n)),i=(s,l)=>g`<option .value=${s}>${l}</option>`;return g`<select
      aria-label=${this.text("key_word")}
      @change=${s=>this.narrow({keyWord:Lt(s)})}
    >
      ${i("",this.text("all_key_words"))}
      ${(o?t:[...t,n]).map(s=>i(s,s))}
    </select>`}narrow(t){this.filter={...this.filter,...t}}sections(t,n){if(t.group_by==="none")return n.length?this.list(n,this.text("people")):u;let o=Ct(n,s=>this.roster.sectionsOf(s),this.clock.language);return o.some(({name:s})=>s)?ke(o,({name:s})=>s,s=>this.section(s)):o.map(s=>this.list(s.people,this.text("people")))}section({name:t,people:n}){let o=t||this.text("others"),i=this.config?.title?3:2;return g`<h3 aria-level=${i}>${o}</h3>
      ${this.list(n,o)}`}list(t,n){return g`<ul class="people" role="list" aria-label=${n}>
      ${ke(t,o=>o.entity,o=>g`<li>${this.tile(o)}</li>`)}
    </ul>`}tile(t){return g`<pbx-presence-tile
      .person=${t}
      .showNumber=${this.config?.show_number??!1}
      .clock=${this.clock}
      ?dark=${this.dark}
    ></pbx-presence-tile>`}text(t,n={}){return y(this.clock.language,t,n)}};function Lt(r){return r.target.value}var Ut=`custom:${T}`,En=["group_available","group_on_call","anyone_available","all_busy","next_available"],Cn=["people_available","people_on_call","people_ringing","connectivity"],ce=class extends HTMLElement{static async generate(e,t){let n=Object.values(t.entities??{}).filter(l=>l.platform===H),o=new Set(Ce(n,["connectivity"]).map(l=>l.device_id)),i=n.filter(l=>!l.hidden);return{views:[Pn(t,i,o.size>1),On(t,i),Tn(t,i.filter(l=>o.has(l.device_id)))].filter(Boolean)}}};function Ce(r,e){return r.filter(t=>e.includes(t.translation_key??""))}function Pn(r,e,t){let n=t?[{type:"device"},{type:"entity"}]:{type:"entity"},o=Ce(e,Cn).map(s=>({type:"entity",entity:s.entity_id,name:n,show_name:!0}));return{...Pe(r,"people","mdi:account-group",[{type:"grid",column_span:4,cards:[{type:Ut}]}]),badges:o}}function On(r,e){let t=It(r,Ce(e,En));if(!t.length)return null;let n={type:Ut,group_by:"group",show_header:!1};return t.push({type:"grid",column_span:4,cards:[n]}),Pe(r,"groups","mdi:account-multiple",t)}function Tn(r,e){return Pe(r,"accounts","mdi:phone-classic",It(r,e))}function Pe(r,e,t,n){return{title:y(x(r),e),path:e,icon:t,type:"sections",max_columns:4,sections:n}}function It(r,e){let{compare:t}=O(x(r));return[...G(e)].map(([n,o])=>({name:M(r.devices?.[n]),own:o})).sort((n,o)=>t(n.name,o.name)).map(({name:n,own:o})=>({type:"grid",cards:[{type:"heading",heading:n},...o.map(Rn)]}))}function Rn(r){return{type:"tile",entity:r.entity_id,name:{type:"entity"}}}function zt(r,e){let t=r.entities?.[e];if(t?.platform!==H||t.translation_key!=="presence")return null;let n={show_header:!1,show_search:!1,show_filters:!1};return{config:{type:`custom:${T}`,entities:[e],...n}}}var Gt={available:"mdi:account-check",not_available:"mdi:account-off",idle:"mdi:account",ringing:"mdi:phone-ring",dialing:"mdi:phone-outgoing",on_call:"mdi:phone-in-talk",unknown:"mdi:account-question",unavailable:"mdi:lan-disconnect"};var Nn=1e3,Hn=6e4,de=class r extends b{constructor(){super(...arguments);this.pause=0}static{this.styles=[se,Rt]}static{this.properties={person:{attribute:!1},showNumber:{type:Boolean},dark:{type:Boolean,reflect:!0},clock:{attribute:!1}}}static{this.drawn=0}connectedCallback(){super.connectedCallback(),this.tick()}disconnectedCallback(){super.disconnectedCallback(),this.tick()}updated(){this.tick()}tick(){let t=this.isConnected&&this.person?this.wait():0;t!==this.pause&&(this.pause=t,clearInterval(this.ticker),t&&(this.ticker=setInterval(()=>this.requestUpdate(),t)))}wait(){return this.person.since!==void 0?Nn:this.hasEnd()?Hn:0}hasEnd(){return this.person.until!==void 0&&this.person.until.getTime()>Date.now()}render(){r.drawn+=1;let{person:t}=this,n=this.more(),o=t.isStale&&t.presence!=="unavailable",i=o?y(this.clock.language,"stale"):"";return g`<button
      type="button"
      class=${o?`${t.presence} stale`:t.presence}
      @click=${this.open}
    >
      <ha-icon .icon=${Gt[t.presence]} aria-hidden="true"></ha-icon>
      <span>
        <span class="name"><bdi>${t.name}</bdi></span>
        <span class="state">${t.text}${i&&` (${i})`}</span>
        ${n.length?g`<span class="more"
              >${n.map((s,l)=>g`${l?" · ":""}<bdi>${s}</bdi>`)}</span
            >`:u}
      </span>
      ${t.since===void 0?u:g`<time aria-hidden="true">${Mt(Date.now()-t.since)}</time>`}
    </button>`}more(){let{person:t}=this;return[this.showNumber&&t.number,K(t)&&t.caller,t.profile!==t.text&&t.profile,t.until&&this.hasEnd()&&jt(t.until,new Date,this.clock),t.message].filter(o=>!!o)}open(){this.dispatchEvent(new CustomEvent("hass-more-info",{detail:{entityId:this.person.entity},bubbles:!0,composed:!0}))}};var Kt="https://github.com/pbx-presence/pbx-presence#the-board";function Oe(r,e){return customElements.get(r)?!1:(customElements.define(r,e),!0)}Oe("pbx-presence-tile",de);var Vt=window,pe=r=>y(document.documentElement.lang||"en",r);Oe(T,le)&&(Vt.customCards??=[]).push({type:T,get name(){return pe("card_name")},get description(){return pe("card_description")},preview:!0,documentationURL:Kt,getEntitySuggestion:zt});Oe("ll-strategy-dashboard-pbx-presence",ce)&&(Vt.customStrategies??=[]).push({type:"pbx-presence",strategyType:"dashboard",get name(){return pe("strategy_name")},get description(){return pe("strategy_description")},documentationURL:Kt});
