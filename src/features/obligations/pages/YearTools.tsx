// Which year, and as of which day: kept in the address, so that what is shown can be sent.
import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useAddressQuery, type AddressQuery } from '#/core/ui/address.tsx'

export interface YearToolsProps {
  readonly years: readonly number[]
  readonly year: number
  readonly asOf: string
}

export function YearTools({ years, year, asOf }: YearToolsProps) {
  const [query, setQuery] = useAddressQuery()
  const put = (more: AddressQuery): void => setQuery({ ...query, ...more })
  return (
    <>
      <span className="ob-tool">
        年度
        <Select
          aria-label="年度"
          value={year}
          onChange={(value) => put({ year: String(value), asOf: '' })}
          options={[...new Set([year, ...years])].map((y) => ({ value: y, label: `${y}年` }))}
        />
      </span>
      <span className="ob-tool">
        截至
        <DatePicker
          aria-label="截至日期"
          allowClear={false}
          inputReadOnly
          value={dayjs(asOf)}
          onChange={(value) => put({ asOf: value ? value.format('YYYY-MM-DD') : '', year: value ? String(value.year()) : String(year) })}
        />
      </span>
    </>
  )
}
