// Every paper of a proposal's course as it comes over HTTP: what it says of the record, that Word can open it, how many pages it has.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { after, before, test } from 'node:test'
import { zipContents } from '#/core/documents/zip-check.ts'
import { world, type City, type PersonName } from '../world.ts'
import { done, draftText, proposalSteps, replyText, type Paper, type Steps } from './proposal-steps.ts'

let city: City
let people: Steps
const papers = new Map<string, Paper>()

const keep = async (who: PersonName, kind: string, id: string, round = ''): Promise<void> => {
  for (const p of await people.papers(who, kind, id)) {
    const name = `${p.kind}/${p.name}${round}`
    if (!papers.has(name)) papers.set(name, p)
  }
}

before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
  const { housing, transport } = city.bodies

  const main = await people.filed()
  const refusedId = await people.inJointReview()
  done(
    await people.move('proposal-director', refusedId, 'notFile', {
      reasonCode: 'empty',
      reasonText: '没有具体措施',
      disposal: 'convertedOpinion',
    }),
  )
  const mergedId = await people.inJointReview()
  done(await people.move('proposal-director', mergedId, 'merge', { mainCase: main, consent: true, note: '都是停车问题' }))
  await keep('proposal-office', 'proposal', refusedId)
  await keep('proposal-office', 'proposal', mergedId)

  const id = await people.handedOver([
    { bodyId: transport, role: 'lead' },
    { bodyId: housing, role: 'assist' },
  ])
  const [task, assisting] = [await people.task(id), await people.task(id, housing)]
  done(await people.taskMove('unit2', assisting, 'receive'))
  done(await people.taskMove('unit2', assisting, 'assistOpinion', { docNo: '云建函〔2022〕3号', opinion: '小区配建车位由我局督促落实。' }))
  done(await people.taskMove('unit-liaison', task, 'receive'))
  const signer = { signerName: '荣立本', signerPost: '局长' }
  done(
    await people.taskMove('unit-head', task, 'requestReturn', {
      kind: 'return',
      reason: '车位建设属住建部门',
      suggestedUnits: [city.bodies.education],
      ...signer,
    }),
  )
  done(await people.taskMove('assigning-office', task, 'refuseReturn', { note: '道路停车仍由你局管理' }))
  done(await people.taskMove('unit-head', task, 'requestExtension', { newDue: '2022-06-24', reason: '需要现场勘测', ...signer }))
  done(await people.taskMove('proposal-office', task, 'refuseExtension', { note: '期限足够' }))
  await keep('proposal-office', 'handling-task', task.id, '-3')
  done(
    await people.taskMove('unit-liaison', task, 'plan', {
      responsibleLeader: '荣立本',
      section: '城市交通科',
      clerk: '戚小满',
      clerkPhone: '0000-1234567',
      plan: '四月调研，五月面商，六月答复。',
    }),
  )
  done(await people.taskMove('unit-liaison', task, 'consult', people.consultation()))
  done(await people.saveReply('unit-liaison', task, { ...replyText, classMark: 'A' }))
  await keep('unit-liaison', 'handling-task', task.id)
  done(await people.taskMove('unit-liaison', task, 'sendForSign'))
  done(await people.taskMove('unit-head', task, 'issue', { docNo: '云交函〔2022〕12号', signerName: '荣立本', signerPost: '局长' }))
  done(await people.rate('member', await people.form('member', id), 'dissatisfied', '没有写明什么时候完成'))
  done(await people.move('proposal-office', id, 'confirmRehandle', { demand: '逐条写明期限' }))
  // The round that follows has its own notice; the rest of its papers look like the first's.
  await keep('proposal-office', 'handling-task', (await people.task(id)).id, '-2')
  await keep('proposal-office', 'proposal', id)
  const office = await people.as('proposal-office')
  const batches = done(await office.get('/api/lists/assignments')).body
  await keep('proposal-office', 'assignment-batch', batches.rows[0].id)
  await keep('proposal-office', 'proposal-year', '2022~2022-03-04')
})
after(() => city.close())

const no = String.raw`\d+`
/** What must stand on the paper, in this order; white space apart. */
const specimens: Readonly<Record<string, { readonly says: readonly string[]; readonly pages: number }>> = {
  'proposal/form': {
    says: [
      '政协云岭市委员会',
      '五届一次会议提案',
      '案号',
      '类别',
      `案由${draftText.subject}`,
      '提案者林一然',
      '平时提案',
      '☑同意',
      '一、情况',
      '二、分析',
      '三、建议',
      '1．建设立体停车库',
    ],
    pages: 2,
  },
  'proposal/receipt': {
    says: ['提案收件回执', '林一然委员：', `于2022年3月4日9时0分收到，收件号${no}，列为五届一次会议平时提案`, '及时告知'],
    pages: 1,
  },
  'proposal/filed': {
    says: [
      '提案立案通知',
      `编为市政协五届一次会议第${no}号提案`,
      '市交通运输局（主办）',
      '会办单位：市住房和城乡建设局',
      '请对办理工作和办理结果分别作出评价',
      '请勿委托承办单位代填',
    ],
    pages: 1,
  },
  'proposal/not-filed': {
    says: [
      '不予立案告知书',
      '情形：内容空泛，没有具体建议',
      '说明：没有具体措施',
      '处理：转为社情民意信息',
      '□同意这样处理',
      '2022年3月4日',
    ],
    pages: 1,
  },
  'proposal/merged': { says: ['并案告知书', `第${no}号提案《${draftText.subject}》`, '享有同等权利', '答复同时送达您'], pages: 1 },
  'handling-task/handover': {
    says: [
      '政协提案交办通知单',
      '承办单位市交通运输局',
      '承办方式主办',
      '林一然',
      '0000-7654321',
      '答复期限2022年6月4日',
      '不得自行转办',
      '一、情况',
    ],
    pages: 2,
  },
  'handling-task/plan': {
    says: ['办理方案', '责任领导荣立本', '承办科室城市交通科', '四月调研，五月面商，六月答复', '2022年6月4日前：答复提案者'],
    pages: 1,
  },
  'handling-task/assist': {
    says: [
      '市住房和城乡建设局',
      '云建函〔2022〕3号',
      `关于市政协五届一次会议第${no}号提案的会办意见`,
      '市交通运输局：',
      '小区配建车位由我局督促落实',
      '抄送：政协云岭市委员会提案委员会',
    ],
    pages: 1,
  },
  'handling-task/reply': {
    says: [
      '云交函〔2022〕12号',
      'A类　?主动公开',
      `关于市政协五届一次会议第${no}号提案的答复`,
      '林一然委员：',
      '一、关于“建设立体停车库”',
      '采纳。立体停车库已列入年度计划。此项已经完成',
      '二、关于“开放机关单位夜间车位”',
      '部分采纳。三个单位试点已经开放。此项已经完成',
      '市交通运输局',
      '2022年3月4日',
      '联系人：戚小满，联系电话：0000-1234567',
      '抄送：市政协提案委员会，市政府督查室，市住房和城乡建设局。',
    ],
    pages: 1,
  },
  'handling-task/reply-draft': { says: ['A类', '的答复', '年月日'], pages: 2 },
  'handling-task/opinion-form': {
    says: ['提案办理情况征询意见表', '市交通运输局（主办）', '沟通情况', '□当面沟通', '□满意', '□不满意', '提案者签名', '承办单位不得代填'],
    pages: 1,
  },
  'consultation/record': { says: ['提案办理面商记录', '☑办前', '登门走访', '登门听取了建议的初衷', '尚未确认', '提案者签名'], pages: 1 },
  'handling-task/urging-2': {
    says: ['提案催办函', '市交通运输局：', '距期限还有31天', '至今没有登记与提案者的沟通', '申请延期'],
    pages: 1,
  },
  'handling-task/return-request-3': {
    says: [
      '提案退办（调整）申请表',
      '☑不属本单位职责，申请退办',
      '理由车位建设属住建部门',
      '市教育局',
      '荣立本（局长）',
      '不同意，继续办理',
    ],
    pages: 1,
  },
  'handling-task/return-decision-3': {
    says: ['关于提案承办单位调整申请的答复', '市交通运输局：', '不同意，继续办理', '说明：道路停车仍由你局管理。', '请你单位继续办理'],
    pages: 1,
  },
  'handling-task/extension-request-3': {
    says: ['提案延期答复申请表', '申请延至2022年6月24日', '理由需要现场勘测', '不同意延期'],
    pages: 1,
  },
  'handling-task/extension-decision-3': {
    says: ['关于提案延期答复申请的批复', '不同意延期', '请在2022年6月4日前答复提案者', '说明：期限足够。'],
    pages: 1,
  },
  'handling-task/rehandle-2': {
    says: ['提案重新办理通知书', '市交通运输局：', '提案者林一然的意见：“没有写明什么时候完成”', '2022年4月4日前再次书面答复'],
    pages: 1,
  },
  'assignment-unit/notice': {
    says: [
      '政协云岭市委员会提案委员会文件',
      '关于做好市政协五届一次会议',
      '提案办理工作的通知',
      '交你单位办理提案1件',
      '一、签收和退办',
      '附件：1.承办任务清单',
      draftText.subject.slice(0, 6),
      '征询意见表（格式）',
    ],
    pages: 4,
  },
  'assignment-unit/tasks': { says: ['承办任务清单', '承办单位：', '案号', '期限', '签收人'], pages: 1 },
  'assignment-batch/list': {
    says: ['市政协五届一次会议提案交办清单', '共交办提案1件，2个单位承办，任务2项', '市交通运输局（1项）'],
    pages: 1,
  },
  'assignment-batch/receipts': { says: ['签收表', '市交通运输局', '☑全部签收'], pages: 1 },
  'proposal-year/review-report': {
    says: [
      '关于市政协五届一次会议提案审查情况的报告',
      '截至2022年3月4日，共收到提案4件',
      '立案2件，并案1件，立案连同并案3件，立案率75.0%',
      '不予立案1件',
      '转为社情民意信息1件',
      '内容空泛，没有具体建议1件',
      '委员提案3件，占100%',
      '立案提案分类',
      '100.0',
      '统计口径',
      '立案率：',
    ],
    pages: 3,
  },
  'proposal-year/work-report': {
    says: [
      '提案工作情况的报告',
      '收到提案4件，立案3件',
      '已交办1件',
      '办理结果',
      '发出征询意见表1份，收回1份，反馈率100%',
      '重新办理1件次',
    ],
    pages: 3,
  },
  'proposal-year/circular': { says: ['办理情况的通报', '各承办单位：', '市交通运输局', '抄送：市政府督查室'], pages: 2 },
}

test('every paper made here has its specimen', () => {
  assert.deepEqual(
    [...papers.keys()]
      .filter((name) => !specimens[name] && !specimens[`${name}-2`] && !specimens[`${name}-3`] && !/-[23]$/.test(name))
      .toSorted((a, b) => a.localeCompare(b)),
    [],
  )
})

for (const [name, { says, pages }] of Object.entries(specimens))
  test(`${name} says what it should, on ${pages} pages, and Word can open it`, async (t) => {
    const paper = papers.get(name)
    assert.ok(paper, 'the paper exists')
    const office = await people.as(name.endsWith('reply-draft') ? 'unit-liaison' : 'proposal-office')
    const address = `/api/documents/${paper.kind}/${paper.of}/${paper.name}`
    if (name.endsWith('reply-draft')) {
      assert.equal((await office.get(`${address}?format=docx`)).status, 404, 'a draft is gone once the reply is issued')
      return
    }
    const parts = await zipContents(done(await office.get(`${address}?format=docx`)).bytes, { unpackedBytes: 1e7, entries: 100 })
    assert.ok(parts.ok && parts.value.includes('word/document.xml'))
    const pdf = done(await office.get(`${address}?format=pdf`)).bytes
    const read = spawnSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8' })
    if (read.error) return t.skip('没有 pdftotext（poppler-utils）')
    const text = read.stdout.replace(/\s/g, '')
    let rest = text
    for (const wanted of says) {
      const found = new RegExp(wanted.replace(/[.()[\]“”]/g, (c) => ('.()[]'.includes(c) ? `\\${c}` : c))).exec(rest)
      assert.ok(found, `“${wanted}” is missing or stands elsewhere in:\n${text}`)
      rest = rest.slice(found.index)
    }
    assert.equal(read.stdout.split('\f').length - 1, pages)
  })
