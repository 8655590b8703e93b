// 三级联系: how far the chain reaches, where it is broken, and the chain itself, drawn on a desk and listed on a phone.
import { Segmented, Select } from 'antd'
import { useState } from 'react'
import { Go } from '#/core/ui/address.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { usePhone } from '#/core/ui/phone.ts'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { rankLabels } from '../network-rules.ts'
import type { NetworkPageData } from '../contract.ts'
import { Breaks } from './Breaks.tsx'
import { ChainGraph } from './ChainGraph.tsx'
import { ChainList } from './ChainList.tsx'
import { sizeOf, treesOf } from './chain-tree.ts'
import { EndLinks } from './EndLinks.tsx'
import './contacts.css'

export function NetworkPage() {
  const found = useApi<NetworkPageData>('/contact-network')
  return (
    <>
      <PageHeader
        title="三级联系"
        subtitle={
          found.data
            ? `党组成员→党员常委→党员委员→党外委员。${found.data.rule}。${found.data.partial ? '这里只显示本专委会的委员。' : ''}`
            : '党组成员→党员常委→党员委员→党外委员'
        }
        actions={
          <>
            <GoButton to="/contact-network/places">党支部和网格</GoButton>
            <GoButton to="/contact-records">联系记录</GoButton>
            {found.data?.mayAssign ? (
              <GoButton to="/contact-network/assign" type="primary">
                安排联系
              </GoButton>
            ) : null}
          </>
        }
      />
      <Loaded of={found} as="联系网络">
        {(n) => (
          <>
            <Counts n={n} />
            <Breaks n={n} />
            <Chain n={n} />
            {n.mayAssign ? <EndLinks n={n} /> : null}
          </>
        )}
      </Loaded>
    </>
  )
}

function Counts({ n }: { readonly n: NetworkPageData }) {
  return (
    <Section title="覆盖">
      <dl className="ct-counts">
        {n.counts.map((c) => (
          <div key={c.rank}>
            <dt>{c.rank === 'group' ? c.label : `${c.label}（有人联系/在任）`}</dt>
            <dd className="sj-number">{c.rank === 'group' ? `${c.people}人` : `${c.covered}/${c.people}`}</dd>
          </div>
        ))}
        <div>
          <dt>三级以内联系到的党外委员</dt>
          <dd className="sj-number">
            {n.reached.reached}/{n.reached.of}
          </dd>
        </div>
      </dl>
    </Section>
  )
}

function Chain({ n }: { readonly n: NetworkPageData }) {
  const isPhone = usePhone()
  const [shape, setShape] = useState<'graph' | 'list'>('graph')
  const [chosen, setChosen] = useState(0)
  const trees = treesOf(n)
  const tree = trees[Math.min(chosen, trees.length - 1)]
  if (!tree)
    return (
      <Section title="联系网络">
        <EmptyState
          title="还没有联系网络"
          hint={
            <>
              先设立党组并编入成员（<Go to="/contact-network/places">党支部和网格</Go>），再安排联系：系统会为没有人联系的委员建议人选。
            </>
          }
        />
      </Section>
    )
  return (
    <Section
      title="联系网络"
      extra={
        <>
          <Select<number>
            aria-label="从谁看起"
            className="ct-from"
            value={chosen}
            onChange={setChosen}
            options={trees.map((t, i) => ({
              value: i,
              label: `${t.person.name}（${t.person.rank === 'group' ? rankLabels.group : '上面没有联系人'}，以下${sizeOf(t)}人）`,
            }))}
          />
          {isPhone ? null : (
            <Segmented<'graph' | 'list'>
              aria-label="看图还是看列表"
              value={shape}
              onChange={setShape}
              options={[
                { value: 'graph', label: '图' },
                { value: 'list', label: '列表' },
              ]}
            />
          )}
        </>
      }
    >
      {isPhone || shape === 'list' ? <ChainList tree={tree} /> : <ChainGraph tree={tree} />}
    </Section>
  )
}
