/**
 * The service worker of the room's pages. It fetches and keeps nothing: phones show notifications by a worker alone,
 * and a press on one brings the page back.
 */
export const callWorker = `onnotificationclick = (event) => {
  event.notification.close()
  event.waitUntil(clients.matchAll({ type: 'window', includeUncontrolled: true }).then(
    ([page]) => page === undefined ? clients.openWindow('/') : page.focus()))
}
`
