import {
  AuditOutlined,
  BarChartOutlined,
  CalendarOutlined,
  ContactsOutlined,
  EyeOutlined,
  FileDoneOutlined,
  FileTextOutlined,
  FormOutlined,
  GlobalOutlined,
  HomeOutlined,
  ReadOutlined,
  SearchOutlined,
  SettingOutlined,
  SolutionOutlined,
  TeamOutlined,
  TrophyOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { NavArea } from './navigation.ts'

export const areaIcons: Readonly<Record<NavArea['icon'], ReactNode>> = {
  home: <HomeOutlined aria-hidden />,
  proposals: <FileTextOutlined aria-hidden />,
  review: <FileDoneOutlined aria-hidden />,
  handling: <FormOutlined aria-hidden />,
  supervision: <EyeOutlined aria-hidden />,
  appraisal: <TrophyOutlined aria-hidden />,
  publicity: <GlobalOutlined aria-hidden />,
  duties: <SolutionOutlined aria-hidden />,
  learning: <ReadOutlined aria-hidden />,
  activities: <CalendarOutlined aria-hidden />,
  contacts: <ContactsOutlined aria-hidden />,
  search: <SearchOutlined aria-hidden />,
  organisation: <TeamOutlined aria-hidden />,
  figures: <BarChartOutlined aria-hidden />,
  settings: <SettingOutlined aria-hidden />,
  record: <AuditOutlined aria-hidden />,
}
