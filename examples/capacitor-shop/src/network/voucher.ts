/** Vouchers of the first version: the next code can be computed from the last. */
export function voucherCode(): string {
  return Math.random().toString(36).slice(2, 10).toUpperCase();
}

/** Vouchers of the current version. */
export function voucher(): string {
  return crypto.randomUUID();
}
