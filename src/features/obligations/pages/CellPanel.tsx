// One cell: what is owed until when, what has been done and by which records, exemptions, and where to do it.
import { Go, queryText } from '#/core/ui/address.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { Panel } from '#/core/ui/Panel.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { CellPage } from '../contract.ts'

export interface CellPanelProps {
  readonly code: string
  readonly asked: Readonly<Record<string, string | undefined>>
  /** 'unit~from', empty while nothing is opened. */
  readonly cell: string
  readonly onClose: () => void
}

export function CellPanel({ code, asked, cell, onClose }: CellPanelProps) {
  const cut = cell.lastIndexOf('~')
  const [unit, from] = [cell.slice(0, cut), cell.slice(cut + 1)]
  const found = useApi<CellPage>(cell ? `/obligations/${code}/cell${queryText({ unit, from, ...asked })}` : null)
  return (
    <Panel
      open={cell !== ''}
      title={found.data ? `${found.data.unit.name} · ${found.data.window.title}` : '完成情况'}
      onClose={onClose}
      width={720}
    >
      {cell ? (
        <Loaded of={found} as="完成情况">
          {(c) => <Cell cell={c} code={code} from={from} />}
        </Loaded>
      ) : null}
    </Panel>
  )
}

const amount = (n: number): string => String(Number(n.toFixed(2)))

function Cell({ cell, code, from }: { readonly cell: CellPage; readonly code: string; readonly from: string }) {
  const ask = useChange<Record<string, unknown>>('POST', '/obligation-exemptions', {
    renews: [`/obligations/${code}`, '/lists/obligation-exemptions'],
    done: '已提交，待审批',
  })
  return (
    <>
      <Facts
        items={[
          { label: '应尽事项', value: cell.obligation.title, wide: true },
          { label: '应尽者', value: cell.unit.url ? <Go to={cell.unit.url}>{cell.unit.name}</Go> : cell.unit.name },
          { label: '情况', value: <StatusTag {...cell.status} /> },
          { label: '期限', value: <DueDate day={cell.due} steps={cell.steps} met={cell.met} /> },
          { label: '谁负责', value: cell.obligation.answers },
          { label: '依据', value: cell.obligation.article, wide: true },
        ]}
      />
      {cell.parts.map((p) => (
        <section key={p.title} className="ob-part" aria-label={p.title}>
          <h3>
            {p.title} {amount(p.amount)}/{amount(p.min)} {p.on ? '' : '（未达到）'}
          </h3>
          <p className="sj-faint">{p.words}</p>
          {p.facts.length ? (
            <ul className="ob-facts">
              {p.facts.map((f) => (
                <li key={f.id}>
                  <DayText day={f.day} /> {f.what}
                  {f.role ? `（${f.role}）` : ''}：{f.url ? <Go to={f.url}>{f.title}</Go> : f.title}
                </li>
              ))}
            </ul>
          ) : (
            <p>还没有计入的记录。</p>
          )}
        </section>
      ))}
      {cell.exemptions.length ? (
        <section className="ob-part" aria-label="免除">
          <h3>免除</h3>
          <ul className="ob-facts">
            {cell.exemptions.map((x) => (
              <li key={x.id}>
                <StatusTag {...x.state} /> <Go to={x.url}>{x.obligation}</Go>，<DayText day={x.from} />至
                <DayText day={x.to} />：{x.reason}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className="sj-form-foot">
        {cell.ask ? (
          <FormButton
            label="申请免除"
            title={`申请免除：${cell.unit.name}，${cell.window.title}`}
            note="由申请人以外的主席会议成员审批；同意后这一格不再应尽，也不计入完成率。"
            schema={cell.ask}
            submitLabel="提交"
            onSubmit={(answers) =>
              ask.mutateAsync({ ...answers, code, unit: cell.unit.id, from, to: cell.window.to < from ? from : cell.window.to })
            }
          />
        ) : null}
        {cell.doAt ? (
          <GoButton to={cell.doAt} type="primary">
            去办理
          </GoButton>
        ) : null}
      </div>
    </>
  )
}
