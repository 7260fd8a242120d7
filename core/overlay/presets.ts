import type { Theme } from './theme'

/** Themes to start from, by the name a host sees. The first is the default. */
export const presets: readonly { readonly name: string; readonly theme: Theme }[] = [
  {
    name: 'Night',
    theme: { surface: '#14141F', text: '#FFFFFF', accent: '#B9A6FF', font: 'sans', corner: 'soft' },
  },
  {
    name: 'Paper',
    theme: { surface: '#FFFDF7', text: '#17141F', accent: '#4B2FB8', font: 'sans', corner: 'soft' },
  },
  {
    name: 'Ember',
    theme: { surface: '#1D110B', text: '#FFF3E6', accent: '#FF9A4D', font: 'rounded', corner: 'round' },
  },
  {
    name: 'Court',
    theme: { surface: '#06281F', text: '#F1FFF9', accent: '#3BE0A4', font: 'sans', corner: 'square' },
  },
  {
    name: 'Press',
    theme: { surface: '#F3EA3B', text: '#12120C', accent: '#12120C', font: 'mono', corner: 'square' },
  },
  {
    name: 'Salon',
    theme: { surface: '#2A0F1D', text: '#FFEFF6', accent: '#FFB3D1', font: 'serif', corner: 'soft' },
  },
]
