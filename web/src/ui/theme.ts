import {
  ActionIcon,
  Alert,
  Anchor,
  createTheme,
  Paper,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  Modal,
} from '@mantine/core';

const pine: MantineColorsTuple = [
  '#e9f7f8',
  '#d3eef1',
  '#a3dde3',
  '#70cad4',
  '#48bac7',
  '#2fb0be',
  '#1b98a6',
  '#0f7d8a',
  '#0f5f6b',
  '#0b4a54',
];

// Every text shade reaches 4.5:1 on the surfaces that it stands on.
const gray: MantineColorsTuple = [
  '#f6f8fa',
  '#eef1f5',
  '#e2e7ec',
  '#d3dae1',
  '#b6c0ca',
  '#75818e',
  '#566270',
  '#414c58',
  '#2c3540',
  '#1a2129',
];

const dark: MantineColorsTuple = [
  '#e6ebf0',
  '#c8d1da',
  '#a5b1bd',
  '#8391a0',
  '#3d4955',
  '#313c47',
  '#26303a',
  '#1a222a',
  '#141a21',
  '#0e1318',
];

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  headings: { fontWeight: '650', fontFamily: 'inherit' },
  colors: { pine, gray, dark },
  fontSizes: {
    xs: '0.75rem',
    sm: '0.8125rem',
    md: '0.90625rem',
    lg: '1.0625rem',
    xl: '1.25rem',
  },
  primaryColor: 'pine',
  primaryShade: { light: 8, dark: 7 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Modal: Modal.extend({
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Close' },
        // A dialog's title bar is not the banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
    }),
    // The ring around a button in it is seen whole.
    Alert: Alert.extend({ styles: { message: { overflow: 'visible' } } }),
    Anchor: Anchor.extend({ defaultProps: { underline: 'hover' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', size: 34 } }),
    Paper: Paper.extend({ defaultProps: { withBorder: true, radius: 'lg' } }),
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f3f5f8',
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-anchor': pine[8],
    '--mantine-color-error': '#a32a17',
    '--mantine-color-text': gray[9],
    '--mantine-color-yellow-outline': 'var(--mc-developing-ink)',
  },
  dark: {
    '--mantine-color-body': dark[8],
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': dark[2],
    '--mantine-color-anchor': pine[3],
    '--mantine-color-error': '#ffa492',
    '--mantine-color-text': dark[0],
  },
});
