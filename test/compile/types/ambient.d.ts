/** What a project that uses the code has, and no package declares. */
declare module '*/amplify_outputs.json' {
  const outputs: import('aws-amplify').ResourcesConfig;
  export default outputs;
}

/** Supabase functions run on Deno: https://docs.deno.com/api/deno/~/Deno.serve */
declare namespace Deno {
  function serve(handler: (request: Request) => Response | Promise<Response>): unknown;
  const env: { get(key: string): string | undefined };
}
