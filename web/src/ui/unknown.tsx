// A value that nobody has told: shown as such, never as 0.
import { UNKNOWN } from '../core/format.ts'

export const Unknown = () => <span className="text-faint">{UNKNOWN}</span>
