import { createTheme } from '@mantine/core'

/** Violet for what is chosen, teal for good, amber for care, red for panic and faults only. */
export const theme = createTheme({
  primaryColor: 'violet',
  primaryShade: 4,
  autoContrast: true,
  defaultRadius: 'md',
  focusRing: 'auto',
  respectReducedMotion: true,
  // Nothing is set smaller than this: 12.5 px.
  fontSizes: { xs: '0.78125rem' },
  fontFamily: 'Inter, "Segoe UI", system-ui, -apple-system, "Noto Sans", "DejaVu Sans", sans-serif',
  colors: {
    violet: [
      '#f3f0ff',
      '#e5deff',
      '#d3c8ff',
      '#c6b8ff',
      '#b9a6ff',
      '#a690f5',
      '#8b74e3',
      '#7059cc',
      '#5a45ad',
      '#46358a',
    ],
    dark: [
      '#e9e9f1',
      '#c3c3d2',
      '#a6a6ba',
      '#8a8aa0',
      '#4a4a5e',
      '#363648',
      '#25252f',
      '#1b1b24',
      '#15151c',
      '#101016',
    ],
  },
  components: {
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    Modal: {
      defaultProps: {
        centered: true,
        // Below the state band.
        yOffset: 'max(5dvh, 36px)',
        overlayProps: { backgroundOpacity: 0.6 },
        closeButtonProps: { 'aria-label': 'Close' },
        // A dialog's head is no banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
    },
  },
})
