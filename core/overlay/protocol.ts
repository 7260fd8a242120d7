/**
 * Goes up when pages and console stop understanding each other: a page that was loaded before an update and is greeted
 * with another number loads itself anew.
 */
export const overlayProtocol = 3
