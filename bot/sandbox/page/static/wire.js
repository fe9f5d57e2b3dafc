// The other side: what this browser does, and what it is told.

/** Do something in the sandbox; answers what it answers, and throws what went wrong in words. */
export async function act(verb, given = {}, signal = undefined) {
  const response = await fetch(`do/${verb}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(given),
    signal,
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? answer.description);
  return answer;
}

/** Be told of everything, at once and from then on; `lost` hears whether the line is cut. */
export function listen(tell, lost) {
  const source = new EventSource("events");
  source.onmessage = (event) => {
    lost(null);
    tell(JSON.parse(event.data));
  };
  source.onerror = () =>
    lost(source.readyState === EventSource.CLOSED ? "This demo has ended." : "Connecting again …");
}

/** The content of a file from this machine, as the sandbox takes it. */
export async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let letters = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    letters += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(letters);
}
