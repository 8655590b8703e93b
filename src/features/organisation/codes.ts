// Lists an office may extend by a dated row: kinds of body, systems of units, kinds of edge and of standing.
import type { CodeListDeclaration } from '#/core/settings/setting.ts'

export const bodyKinds: CodeListDeclaration = {
  name: 'body-kind',
  title: '机构类别',
  source: '政协章程和组织通则；机关、承办单位按当地设置',
  codes: [
    { code: 'sector', label: '界别' },
    { code: 'special-committee', label: '专门委员会' },
    { code: 'party', label: '党派' },
    { code: 'mass-organisation', label: '人民团体' },
    { code: 'member-group', label: '委员小组' },
    { code: 'party-group', label: '党组' },
    { code: 'party-branch', label: '功能型党支部' },
    { code: 'handling-unit', label: '承办单位' },
    { code: 'organ-office', label: '机关处室' },
    { code: 'assigning-office', label: '交办机关' },
    { code: 'inspection-office', label: '督查室' },
    { code: 'discipline-group', label: '派驻纪检监察组' },
    { code: 'county-committee', label: '县区政协' },
    { code: 'platform', label: '协商议事平台' },
    { code: 'studio', label: '委员工作室' },
    { code: 'grid', label: '委员服务网格' },
    { code: 'enterprise', label: '企业' },
    { code: 'media', label: '媒体' },
    { code: 'community', label: '乡镇村社区' },
  ],
}

export const unitSystems: CodeListDeclaration = {
  name: 'unit-system',
  title: '单位系统',
  source: '承办单位按党委、人大、政府、政协、法检归口',
  codes: [
    { code: 'party', label: '党委' },
    { code: 'congress', label: '人大' },
    { code: 'government', label: '政府' },
    { code: 'cppcc', label: '政协' },
    { code: 'judiciary', label: '法检' },
    { code: 'mass', label: '群团' },
    { code: 'enterprise', label: '国有企业' },
    { code: 'other', label: '其他' },
  ],
}

export const edgeKinds: CodeListDeclaration = {
  name: 'edge-kind',
  title: '联系关系',
  source: '三级联系、界别联系和归口关系',
  codes: [
    { code: 'memberOf', label: '属于' },
    { code: 'leads', label: '领导' },
    { code: 'convenes', label: '召集' },
    { code: 'contacts', label: '联系' },
    { code: 'assignedTo', label: '归口' },
    { code: 'assists', label: '帮扶' },
    { code: 'pairedWith', label: '结对' },
    { code: 'reportsTo', label: '报告' },
  ],
}

export const standingKinds: CodeListDeclaration = {
  name: 'standing-kind',
  title: '表彰和处理',
  source: '委员管理办法：聘任、表扬、批评、约谈、劝辞、警告、撤销资格',
  codes: [
    { code: 'appointment', label: '聘任', data: { open: true } },
    { code: 'honour', label: '荣誉', data: { open: true } },
    { code: 'commendation', label: '表扬', data: { open: true } },
    { code: 'criticism', label: '批评' },
    { code: 'notice', label: '通报' },
    { code: 'talk', label: '约谈' },
    { code: 'advice', label: '劝辞' },
    { code: 'warning', label: '警告' },
    { code: 'removal', label: '撤销资格' },
    { code: 'promotion', label: '提拔' },
    { code: 'rank-promotion', label: '职级晋升' },
  ],
}

/** Praise and appointments are for everybody's eyes; what blames or raises a person only for whoever keeps the files. */
export const openStandings: readonly string[] = standingKinds.codes.filter((c) => c.data?.['open'] === true).map((c) => c.code)

export const standingLevels: CodeListDeclaration = {
  name: 'standing-level',
  title: '荣誉和干部级别',
  source: '表彰的级别；提拔、晋升对象的干部级别',
  codes: [
    { code: 'national', label: '国家级' },
    { code: 'province', label: '省级' },
    { code: 'city', label: '市级（厅级）' },
    { code: 'county', label: '县级（处级）' },
    { code: 'township', label: '乡科级' },
  ],
}
