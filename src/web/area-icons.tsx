import {
  AuditOutlined,
  BarChartOutlined,
  FileTextOutlined,
  HomeOutlined,
  SearchOutlined,
  SettingOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { NavArea } from './navigation.ts'

export const areaIcons: Readonly<Record<NavArea['icon'], ReactNode>> = {
  home: <HomeOutlined aria-hidden />,
  proposals: <FileTextOutlined aria-hidden />,
  search: <SearchOutlined aria-hidden />,
  organisation: <TeamOutlined aria-hidden />,
  figures: <BarChartOutlined aria-hidden />,
  settings: <SettingOutlined aria-hidden />,
  record: <AuditOutlined aria-hidden />,
}
