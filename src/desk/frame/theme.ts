import { createDarkTheme, createLightTheme } from '@fluentui/react-components';
import type { BrandVariants, Theme } from '@fluentui/react-components';

/** The mark's teal (4.7:1 on white at 80) as Fluent's ramp. */
const teal: BrandVariants = {
  10: '#001214', 20: '#00242a', 30: '#00343c', 40: '#00434d', 50: '#00525d', 60: '#00606b', 70: '#006e79', 80: '#00808c',
  90: '#1e95a0', 100: '#3ba9b4', 110: '#5bbcc6', 120: '#7acdd6', 130: '#98dde4', 140: '#b6ebf0', 150: '#d2f4f8', 160: '#eafbfd',
};

export const lightTheme: Theme = createLightTheme(teal);

const dark = createDarkTheme(teal);
/** Fluent's dark ramp takes brand text from 100; one step lighter keeps 4.5:1 on raised surfaces too. */
export const darkTheme: Theme = { ...dark, colorBrandForeground1: teal[110], colorBrandForeground2: teal[120], colorCompoundBrandForeground1: teal[110], colorBrandForegroundLink: teal[110] };
