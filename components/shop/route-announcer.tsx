'use client';

import { useLayoutEffect } from 'react';

const NAME = 'next-route-announcer';

/**
 * Next.js tells a screen reader each new page's title from an element with the role of an alert.
 * Alerts of ours mean refusals, one at a time, so its element is made here first, without the role;
 * Next.js then takes what it finds under this name.
 */
export function RouteAnnouncer() {
  useLayoutEffect(() => {
    const there = document.getElementsByTagName(NAME)[0];
    const announcer = there?.shadowRoot?.firstElementChild;
    if (announcer) {
      announcer.removeAttribute('role');
      return;
    }
    const container = document.createElement(NAME);
    container.setAttribute('name', NAME);
    const text = document.createElement('div');
    text.ariaLive = 'assertive';
    text.style.cssText =
      'position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';
    container.attachShadow({ mode: 'open' }).append(text);
    document.body.append(container);
  }, []);
  return null;
}
