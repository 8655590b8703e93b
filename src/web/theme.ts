// The look of the program for Ant Design: paper and ink, one accent of deep cinnabar, sizes for desk, phone and large type.
import { theme, type ThemeConfig } from 'antd'

export const cinnabar = '#a61b29'

/** Sans for reading, as each system has it; the page's title is set in Song (ui.css). */
export const chineseSans =
  "'PingFang SC', 'HarmonyOS Sans SC', 'MiSans', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif"

export interface Sizes {
  readonly isPhone: boolean
  readonly isLarge: boolean
  /** The reader asked the system for little motion; a button's end of waiting is then not drawn out either. */
  readonly isStill: boolean
}

/** 16 px on a phone, or iOS enlarges the page whenever an input is touched. */
export const fontSizeOf = ({ isPhone, isLarge }: Pick<Sizes, 'isPhone' | 'isLarge'>): number => (isLarge ? 19 : isPhone ? 16 : 14)

export function themeOf(sizes: Sizes): ThemeConfig {
  const controlHeight = sizes.isLarge ? 46 : sizes.isPhone ? 42 : 34
  return {
    algorithm: theme.defaultAlgorithm,
    token: {
      motion: !sizes.isStill,
      colorPrimary: cinnabar,
      colorInfo: '#2f6b7e',
      colorSuccess: '#3f7d3a',
      colorWarning: '#a86400',
      colorError: '#c2330b',
      colorLink: cinnabar,
      colorTextBase: '#211d1a',
      colorBgLayout: '#f7f5f2',
      colorBorder: '#cfc7bd',
      colorBorderSecondary: '#e8e2da',
      colorTextPlaceholder: '#7a726a',
      colorTextDescription: '#6a625a',
      colorTextTertiary: '#6a625a',
      fontFamily: chineseSans,
      fontSize: fontSizeOf(sizes),
      borderRadius: 4,
      controlHeight,
      controlHeightSM: Math.max(26, controlHeight - 8),
      lineHeight: 1.65,
      wireframe: false,
    },
    components: {
      Table: { headerBg: '#f3efe9', headerColor: '#4a433c', rowHoverBg: '#faf7f3', cellPaddingBlockMD: 9, headerSplitColor: 'transparent' },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Segmented: { itemSelectedColor: cinnabar },
      Form: { verticalLabelPadding: '0 0 4px' },
    },
  }
}
