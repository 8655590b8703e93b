// Making the copy for the public: the original with its marks at the left, what the public will read at the right.
import { Alert, Button, Checkbox, Input, Radio } from 'antd'
import { useState } from 'react'
import { Go, useParam } from '#/core/ui/address.tsx'
import { SaveState } from '#/core/ui/autosave.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { PublicationPage } from '../contract.ts'
import { copyForms, publicityParts, type CopyForm, type Decision, type PassageKind } from '../words.ts'
import { CopyPreview } from './CopyPreview.tsx'
import { useCopy } from './copy-saving.ts'
import { useEditorKeys } from './editor-keys.ts'
import { FindAndMark } from './FindAndMark.tsx'
import { keyOfPassage, MarkedText, passagesOf, type Marked } from './MarkedText.tsx'
import { PassagePanel } from './PassagePanel.tsx'
import { RedactionLog } from './RedactionLog.tsx'
import '../../pages/proposals.css'
import './publicity.css'

export function EditorPage() {
  const id = useParam('id')
  const found = useApi<PublicationPage>(`/publicity/${id}`)
  return (
    <Loaded of={found} as="公开稿">
      {(page) => <Editor key={`${page.id} ${page.state.code}`} page={page} renew={() => found.refetch()} />}
    </Loaded>
  )
}

function Editor({ page, renew }: { readonly page: PublicationPage; readonly renew: () => unknown }) {
  const editing = useCopy(page, renew)
  const { text, write, open, saved } = editing
  return (
    <>
      <PageHeader
        title={page.case.title}
        back={{ to: '/publicity', label: '公开' }}
        tags={
          <>
            <StatusTag label={page.part === 'reply' ? `${page.unit ?? ''}的答复` : publicityParts.text} tone="over" />
            <StatusTag {...page.state} />
          </>
        }
        subtitle={`${page.case.caseNo ? `第${page.case.caseNo}号` : ''} · ${page.case.session}`}
        actions={page.editable ? <SaveState standing={saved.standing} /> : null}
      />
      <p className="pp-clock">
        <DueDate label="公开期限" day={page.dueDay} steps={page.dueSteps} met={page.publishedOn} />{' '}
        <Go to={`/proposals/${page.case.id}`}>看这件提案</Go>
      </p>
      <MoveBar url={page.url} version={page.version} moves={page.moves} prepare={editing.prepare} onMoved={renew} />
      {page.sentBack ? <Alert type="warning" showIcon className="sj-note" title={`复核人退回：${page.sentBack}`} /> : null}
      {page.state.code === 'notPublic' ? <Alert type="info" showIcon className="sj-note" title={`不公开：${page.opennessReason}`} /> : null}
      <div className="pub-columns">
        <Section title={page.editable ? '原文和标记' : '原文'} id="original">
          {page.editable ? (
            <>
              <Radio.Group
                aria-label="公开方式"
                value={text.form}
                onChange={(e) => write({ form: e.target.value as CopyForm })}
                options={Object.entries(copyForms).map(([value, label]) => ({ value, label }))}
              />
              {page.part === 'text' ? (
                <p>
                  <Checkbox checked={text.showsProposer} onChange={(e) => write({ showsProposer: e.target.checked })}>
                    公开提案者{page.proposer ? `（${page.proposer}）` : ''}
                  </Checkbox>
                </p>
              ) : null}
              {text.form === 'abstract' ? (
                <Input.TextArea
                  aria-label="摘要"
                  autoSize={{ minRows: 5 }}
                  maxLength={3000}
                  showCount
                  value={text.abstract}
                  onChange={(e) => write({ abstract: e.target.value })}
                  placeholder="用几句话写清楚提了什么问题、什么建议（或答复了什么）。不写人名、电话和具体住址。"
                />
              ) : (
                <Marking page={page} editing={editing} />
              )}
            </>
          ) : (
            <MarkedText
              places={page.places}
              passages={passagesOf(page.places, text.marks, [])}
              current={null}
              onPick={() => {}}
              onSelect={() => {}}
            />
          )}
        </Section>
        <Section
          title="公开稿（公众看到的）"
          id="preview"
          extra={<span className="sj-faint">{open.length ? `还有${open.length}处待决定` : null}</span>}
        >
          <CopyPreview page={page} text={text} />
        </Section>
      </div>
      <RedactionLog log={page.log} />
    </>
  )
}

function Marking({ page, editing }: { readonly page: PublicationPage; readonly editing: ReturnType<typeof useCopy> }) {
  const { text, open, mark, unmark } = editing
  const [current, setCurrent] = useState<string | null>(null)
  const passages = passagesOf(page.places, text.marks, open)
  const at = passages.findIndex((p) => keyOfPassage(p.at) === current)
  const go = (index: number): void => {
    const one = passages[(index + passages.length) % passages.length]
    if (!one) return
    const key = keyOfPassage(one.at)
    setCurrent(key)
    document.querySelector(`[data-passage="${key}"]`)?.scrollIntoView({ block: 'center' })
  }
  useEditorKeys({ next: () => go(at + 1), previous: () => go(at - 1) })
  const chosen: Marked | undefined = passages[at]
  const wordsAt = (m: Marked): string => page.places.find((p) => p.key === m.at.place)?.text.slice(m.at.from, m.at.to) ?? ''
  const decide = (decision: Decision, kind: PassageKind, reason: string): void => {
    if (!chosen) return
    const { place, from, to } = chosen.at
    mark({ place, from, to, kind, decision, reason })
    const next = passages.find((p, i) => i !== at && p.is === 'suggestion')
    setCurrent(next ? keyOfPassage(next.at) : null)
  }
  const removeAll = (): void => {
    for (const { place, from, to, kind } of open) mark({ place, from, to, kind, decision: 'removed', reason: '' })
    setCurrent(null)
  }
  return (
    <>
      <div className="pub-tools">
        <div className="sj-actions">
          <output>{open.length ? `系统提示${open.length}处待决定` : '提示的内容都已决定'}</output>
          <Button size="small" disabled={passages.length === 0} onClick={() => go(at - 1)}>
            上一处（k）
          </Button>
          <Button size="small" disabled={passages.length === 0} onClick={() => go(at + 1)}>
            下一处（j）
          </Button>
          {open.length ? (
            <Button size="small" onClick={removeAll}>
              提示的全部隐去
            </Button>
          ) : null}
        </div>
        {chosen ? (
          <PassagePanel
            key={current}
            passage={wordsAt(chosen)}
            marked={chosen}
            onDecide={decide}
            onUndo={chosen.is === 'mark' ? () => unmark(chosen.at) : null}
          />
        ) : (
          <FindAndMark places={page.places} onMark={mark} />
        )}
      </div>
      <MarkedText
        places={page.places}
        passages={passages}
        current={current}
        onPick={setCurrent}
        onSelect={(selected) => {
          mark({ ...selected, kind: 'other', decision: 'removed', reason: '不宜公开' })
          setCurrent(keyOfPassage(selected))
        }}
      />
    </>
  )
}
