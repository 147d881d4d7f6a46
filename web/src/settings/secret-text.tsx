// A secret that is shown once: whole, selected by a click, copied by a button.
import { Check, Copy } from 'lucide-react'
import { SETTINGS } from '../texts/settings.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { useCopy } from '../ui/use-copy.ts'

export function SecretText({ label, secret }: { label: string; secret: string }) {
  const { isCopied, copy } = useCopy(secret)
  const Icon = isCopied ? Check : Copy
  return (
    <Field label={label}>
      {(control) => (
        <div className="flex gap-2">
          <Input
            {...control}
            readOnly
            value={secret}
            onFocus={(event) => event.target.select()}
            className="font-mono text-xs"
          />
          <Button onClick={copy}>
            <Icon aria-hidden />
            {isCopied ? SETTINGS.copied : SETTINGS.copy}
          </Button>
        </div>
      )}
    </Field>
  )
}
