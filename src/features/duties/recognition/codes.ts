// Kinds of recognition and what follows from each. A new kind is a row.
import type { Code, CodeListDeclaration } from '#/core/settings/setting.ts'

export interface RecognitionTraits {
  /** The standing it becomes, of the list 表彰和处理; null where nothing is entered in anybody's file for all to see. */
  readonly standing: string | null
  /** Publicly shown before it is approved. */
  readonly shown: boolean
  /** Who was talked to, and what was said, is for few eyes. */
  readonly confidential: boolean
  /** What a duty fact says of it: honour counts for points. */
  readonly fact: string | null
}

const kind = (code: string, label: string, data: RecognitionTraits): Code => ({ code, label, data: { ...data } })

export const recognitionKinds: CodeListDeclaration = {
  name: 'recognition-kind',
  title: '表彰批评谈话',
  source: '委员管理办法：对履职优秀的激励表扬，对履职不力的批评鞭策；谈话只让办理的人知道',
  codes: [
    kind('commend', '通报表扬', { standing: 'commendation', shown: true, confidential: false, fact: 'commendation' }),
    kind('honour', '授予荣誉', { standing: 'honour', shown: true, confidential: false, fact: 'honour' }),
    kind('notify', '函告推荐单位和所在单位', { standing: null, shown: false, confidential: false, fact: null }),
    kind('criticise', '通报批评', { standing: 'criticism', shown: false, confidential: false, fact: 'criticism' }),
    kind('remind', '提醒', { standing: null, shown: false, confidential: true, fact: null }),
    kind('talkConvenor', '界别召集人谈话', { standing: null, shown: false, confidential: true, fact: null }),
    kind('talkBody', '政协约谈', { standing: null, shown: false, confidential: true, fact: null }),
    kind('chairMeeting', '提请主席会议研究', { standing: null, shown: false, confidential: true, fact: null }),
  ],
}

const none: RecognitionTraits = { standing: null, shown: false, confidential: true, fact: null }

/** A kind the office has added without saying more is treated as confidential. */
export const traitsOf = (code: Pick<Code, 'data'> | undefined): RecognitionTraits => ({
  ...none,
  ...(code?.data as Partial<RecognitionTraits> | undefined),
})
