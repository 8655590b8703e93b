// The report's own words: its template, and the names and ordinals that belong to one installation and are never literals.
import { z } from 'zod'
import { setting, type SettingDeclaration } from '#/core/settings/setting.ts'

export const reportTemplate = setting({
  key: 'report.template',
  title: '工作报告模板',
  help: '正文里用 {{IND-21}} 引用数字，{{IND-24.basis}} 写明它的分母或口径，{{name:city}} 引用名称，{{examples:IND-21:3}} 从所计的记录里取例子。“#”开头的行是标题，“##”是小标题。',
  schema: z.string().min(1).max(60_000).meta({ title: '模板', widget: 'textarea' }),
  standard: `# {{name:body}}提案工作情况

## 一、提案的提出和审查

提案工作坚持围绕中心、服务大局，健全提、立、办、督、评、考闭环运行机制。{{name:session}}以来，共收到提案{{P-RECEIVED}}件，经审查立案{{IND-21}}件，不予立案{{P-NOT-FILED}}件。立案提案中，委员提案{{P-INDIVIDUAL}}件，集体提案{{P-COLLECTIVE}}件，集体提案占{{P-COLLECTIVE-SHARE}}%；并案{{P-MERGED}}件。

## 二、提案的办理

立案提案办复率{{IND-22}}%，其中A类提案{{IND-23}}件，占{{IND-24.basis}}的{{IND-24}}%。承办单位与提案者沟通率{{P-CONSULT-RATE}}%，当面协商率{{P-FACE-RATE}}%，平均办理{{P-DAYS-MEAN}}天。协商办理各民主党派、工商联、无党派人士提案{{IND-45}}件。

## 三、提案者的评价

发出征询意见表{{P-FORMS}}份，收回{{P-FORMS-RETURNED}}份。对办理结果，满意{{P-SATISFIED}}份，基本满意{{P-BASICALLY}}份，理解{{P-UNDERSTOOD}}份，不满意{{P-DISSATISFIED}}份，未反馈{{P-NO-FEEDBACK}}份；未反馈的不计为满意。
`,
  source: '本软件的默认写法，各地按惯例改写',
  scope: 'committee',
})

export const reportNames = setting<Record<string, string>>({
  key: 'report.names',
  title: '报告里的名称',
  help: '模板里 {{name:键}} 引用的名称。body（本会全称）、short（简称）、city（市名）、session（届次）、year（年度）不填时取自登记。',
  schema: z.record(z.string().max(40), z.string().max(120)),
  standard: {},
  source: '本机构自定',
  scope: 'committee',
})

export const reportOrdinals = setting<Record<string, string>>({
  key: 'report.ordinals',
  title: '报告里的序数',
  help: 'ORD-1 全国政协届，ORD-2 次；ORD-3 省级政协届，ORD-4 次；ORD-5 文史辑；ORD-6、ORD-7 党代会届次。',
  schema: z.record(z.string().regex(/^ORD-[1-7]$/, { error: '键应为 ORD-1 到 ORD-7' }), z.string().max(20)),
  standard: {},
  source: '本机构自定',
  scope: 'committee',
})

export const reportSettings: readonly SettingDeclaration[] = [reportTemplate, reportNames, reportOrdinals] as readonly SettingDeclaration[]
