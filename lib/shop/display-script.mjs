/** Written by lib/platform/display-cookie whenever the shopper or the basket changes; grants nothing, holds no secret. */
export const displayCookieName = 'kulhad_display';

/**
 * Marks `<html>` as `markDisplay` does, from an inline script run while the page is being read: static
 * pages show the right header at the first paint, without a flash of somebody else's. The server vouches
 * for it in the content security policy, and so reads it unbuilt.
 */
export const displayScript = `(function(d,r,m,v){try{m=d.cookie.match(/(?:^|; )${displayCookieName}=([^;]*)/);v=m?JSON.parse(decodeURIComponent(m[1])):0;if(v&&typeof v.name=="string")r.setAttribute("data-member","");if(v&&Number.isSafeInteger(v.count)&&v.count>0){r.setAttribute("data-count","");r.style.setProperty("--cart-count",'"'+v.count+'"')}}catch(e){}})(document,document.documentElement)`;
