/** Who may not be named before others. In a file of its own: pages that show names need nothing else of a viewer. */
export const aViewer = 'a viewer'
