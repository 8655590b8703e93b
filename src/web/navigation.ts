// The areas of the work and the pages in them. An item is shown to whoever holds one of its rights; an area without items is not shown.

export interface NavItem {
  readonly path: string
  readonly label: string
  /** One of these is enough; none means everybody. */
  readonly rights?: readonly string[]
}

export interface NavArea {
  readonly key: string
  readonly label: string
  readonly icon:
    | 'home'
    | 'proposals'
    | 'review'
    | 'handling'
    | 'supervision'
    | 'appraisal'
    | 'publicity'
    | 'learning'
    | 'activities'
    | 'contacts'
    | 'search'
    | 'duties'
    | 'organisation'
    | 'figures'
    | 'settings'
    | 'record'
  readonly items: readonly NavItem[]
}

const areas: readonly NavArea[] = [
  { key: 'work', label: '我的工作', icon: 'home', items: [{ path: '/', label: '我的工作' }] },
  {
    key: 'activities',
    label: '会议活动',
    icon: 'activities',
    items: [
      { path: '/invitations', label: '我的邀请', rights: ['activities:reply'] },
      { path: '/my-activities', label: '我的活动', rights: ['activities:reply'] },
      { path: '/activity-calendar', label: '活动日历', rights: ['activities:read'] },
      { path: '/activities', label: '会议活动', rights: ['activities:read'] },
      { path: '/check-in', label: '会场签到', rights: ['activities:reply'] },
      { path: '/attendance', label: '出勤记录', rights: ['activities:write'] },
      { path: '/speeches', label: '发言', rights: ['floor:take-part'] },
      { path: '/votes', label: '表决', rights: ['floor:take-part'] },
      { path: '/resolutions', label: '决议', rights: ['floor:take-part'] },
      { path: '/minutes', label: '会议纪要', rights: ['floor:take-part'] },
      { path: '/meeting-decisions', label: '议定事项', rights: ['floor:take-part'] },
    ],
  },
  {
    key: 'duties',
    label: '履职',
    icon: 'duties',
    items: [
      { path: '/my-year', label: '我的履职', rights: ['duties:declare'] },
      { path: '/my-obligations', label: '我的应尽事项', rights: ['obligations:own'] },
      { path: '/obligations', label: '应尽事项', rights: ['obligations:own'] },
      { path: '/obligation-exemptions', label: '免除申请', rights: ['obligations:own'] },
      { path: '/obligation-rules', label: '应尽事项的规定', rights: ['obligations:read'] },
      { path: '/dossiers', label: '履职档案', rights: ['duties:enter', 'duties:read-all'] },
      { path: '/manual-facts', label: '人工登记', rights: ['duties:manual'] },
      { path: '/own-score', label: '我的履职得分', rights: ['scores:own'] },
      { path: '/duty-scores', label: '履职得分', rights: ['scores:read'] },
      { path: '/duty-assessments', label: '履职考核', rights: ['scores:read'] },
      { path: '/duty-sheets', label: '考核结果', rights: ['scores:read'] },
      { path: '/duty-grades', label: '考核等次', rights: ['scores:grades'] },
      { path: '/recognitions', label: '表彰批评谈话', rights: ['recognition:read'] },
      { path: '/duty-rules', label: '履职考核办法', rights: ['scores:read-rules'] },
    ],
  },
  {
    key: 'learning',
    label: '学习与文稿',
    icon: 'learning',
    items: [
      { path: '/my-works', label: '我的文稿', rights: ['works:write'] },
      { path: '/works', label: '文稿', rights: ['works:read'] },
      { path: '/study-programmes', label: '学习活动', rights: ['studies:read'] },
      { path: '/study-texts', label: '学习篇目', rights: ['studies:read'] },
      { path: '/study-lectures', label: '政协大讲堂', rights: ['studies:read'] },
      { path: '/reading-groups', label: '读书群', rights: ['studies:read'] },
      { path: '/duty-rounds', label: '述职', rights: ['reporting:read'] },
    ],
  },
  {
    key: 'proposals',
    label: '提案',
    icon: 'proposals',
    items: [
      { path: '/my-proposals', label: '我的提案', rights: ['proposals:write'] },
      { path: '/proposals', label: '提案查询', rights: ['proposals:list'] },
      { path: '/feedback', label: '征询意见', rights: ['proposals:forms'] },
      { path: '/elevated', label: '提级办理', rights: ['elevated:read'] },
    ],
  },
  {
    key: 'review',
    label: '审查交办',
    icon: 'review',
    items: [
      { path: '/proposals/review', label: '审查立案', rights: ['proposals:review', 'proposals:joint-review', 'proposals:decide'] },
      { path: '/review-meetings', label: '审查会议', rights: ['proposals:joint-review'] },
      { path: '/conversions', label: '转办登记', rights: ['proposals:review'] },
      { path: '/proposals/assign', label: '交办', rights: ['proposals:allocate', 'proposals:assign'] },
      { path: '/assignments', label: '交办批次', rights: ['proposals:assign'] },
      { path: '/issued-documents', label: '发文登记簿', rights: ['documents:issue'] },
      { path: '/proposals/reports', label: '提案报告', rights: ['proposals:review'] },
      { path: '/proposals/archive', label: '归档', rights: ['proposals:review'] },
    ],
  },
  {
    key: 'handling',
    label: '办理',
    icon: 'handling',
    items: [
      { path: '/tasks', label: '办理任务', rights: ['proposals:tasks', 'proposals:handle'] },
      { path: '/exchange', label: '离线办理', rights: ['proposals:handle'] },
      { path: '/commitments', label: '承诺台账', rights: ['commitments:read'] },
      { path: '/commitments/again', label: '二次交办', rights: ['commitments:decide'] },
      { path: '/look-backs', label: '回头看', rights: ['commitments:decide', 'proposals:handle'] },
    ],
  },
  {
    key: 'supervision',
    label: '督办',
    icon: 'supervision',
    items: [
      { path: '/supervision', label: '督办台', rights: ['supervision:read'] },
      { path: '/supervision/candidates', label: '重点提案遴选', rights: ['supervision:candidates'] },
      { path: '/supervision/items', label: '督办件', rights: ['supervision:read'] },
      { path: '/supervision/problems', label: '督办问题', rights: ['supervision:read'] },
    ],
  },
  {
    key: 'appraisal',
    label: '评议考核',
    icon: 'appraisal',
    items: [
      { path: '/mutual-forms', label: '我的评议', rights: ['appraisal:rate'] },
      { path: '/mutual-rounds', label: '双向评议', rights: ['appraisal:read'] },
      { path: '/assessments', label: '承办单位考核', rights: ['appraisal:read'] },
      { path: '/assessment-sheets', label: '考核得分', rights: ['appraisal:sheets'] },
      { path: '/scoring-schemes', label: '考核办法', rights: ['appraisal:approve'] },
      { path: '/award-selections', label: '评选表彰', rights: ['appraisal:read'] },
      { path: '/awards', label: '表彰名单', rights: ['proposals:list'] },
    ],
  },
  {
    key: 'publicity',
    label: '公开',
    icon: 'publicity',
    items: [{ path: '/publicity', label: '公开', rights: ['publicity:prepare'] }],
  },
  {
    key: 'contacts',
    label: '联系',
    icon: 'contacts',
    items: [
      { path: '/contacts', label: '我的联系', rights: ['contacts:record'] },
      { path: '/contact-network', label: '三级联系', rights: ['contacts:network'] },
      { path: '/contact-records', label: '联系记录', rights: ['contacts:network'] },
      { path: '/contact-people', label: '联系人', rights: ['contacts:people'] },
    ],
  },
  { key: 'search', label: '检索', icon: 'search', items: [{ path: '/search', label: '检索', rights: ['search:use'] }] },
  {
    key: 'organisation',
    label: '委员与组织',
    icon: 'organisation',
    items: [
      { path: '/members', label: '委员', rights: ['members:read'] },
      { path: '/seats', label: '委员席位', rights: ['members:write'] },
      { path: '/people', label: '人员', rights: ['members:read'] },
      { path: '/units', label: '承办单位', rights: ['organisation:read'] },
      { path: '/bodies', label: '机构', rights: ['organisation:read'] },
      { path: '/terms', label: '届次', rights: ['organisation:read'] },
      { path: '/places', label: '区划', rights: ['organisation:read'] },
      { path: '/edges', label: '联系关系', rights: ['members:read'] },
      { path: '/standings', label: '表彰和处理', rights: ['members:read'] },
    ],
  },
  {
    key: 'figures',
    label: '统计与报告',
    icon: 'figures',
    items: [
      { path: '/statistics/overview', label: '领导视图', rights: ['figures:read'] },
      { path: '/statistics', label: '统计', rights: ['figures:read'] },
      { path: '/statistics/frozen', label: '固定的数字', rights: ['figures:read'] },
      { path: '/report', label: '工作报告', rights: ['report:read'] },
      { path: '/transmissions', label: '请示报告', rights: ['transmissions:read'] },
    ],
  },
  {
    key: 'settings',
    label: '设置',
    icon: 'settings',
    items: [
      { path: '/settings', label: '规则和代码', rights: ['settings:read', 'settings:write'] },
      { path: '/calendar', label: '工作日历', rights: ['settings:read', 'calendar:write'] },
      { path: '/accounts', label: '账号和任职', rights: ['accounts:read'] },
      { path: '/roles', label: '角色和权限', rights: ['accounts:read'] },
      {
        path: '/import',
        label: '导入',
        rights: ['proposals:import', 'duties:enter', 'elevated:write', 'members:write', 'organisation:write'],
      },
    ],
  },
  { key: 'record', label: '运行记录', icon: 'record', items: [{ path: '/journal', label: '办理日志', rights: ['journal:read'] }] },
]

export function areasFor(rights: readonly string[]): readonly NavArea[] {
  const held = new Set(rights)
  return areas
    .map((area) => ({ ...area, items: area.items.filter((item) => !item.rights || item.rights.some((r) => held.has(r))) }))
    .filter((area) => area.items.length > 0)
}

/** The item whose path is the longest beginning of where we are: '/proposals/review' before '/proposals'. */
export function itemAt(areas: readonly NavArea[], path: string): { readonly area: NavArea; readonly item: NavItem } | null {
  const fits = areas
    .flatMap((area) => area.items.map((item) => ({ area, item })))
    .filter(({ item }) => path === item.path || (item.path !== '/' && path.startsWith(`${item.path}/`)))
  return fits.toSorted((a, b) => b.item.path.length - a.item.path.length)[0] ?? null
}
