/** When the practice is open. */
export async function openingHours(practice: string): Promise<string> {
  const response = await fetch(`http://www.linden.clinic/practices/${practice}/hours`);
  return response.text();
}

/** Who stands in while the practice is closed. */
export async function standIn(practice: string): Promise<string> {
  const response = await fetch(`https://www.linden.clinic/practices/${practice}/stand-in`);
  return response.text();
}
