import { generateKeyPairSync, sign } from 'node:crypto';

/**
 * A new key and a certificate for a name, or for 127.0.0.1, in PEM. Node cannot issue certificates. We rejected the
 * program openssl, because not every machine has it.
 */
export function selfSigned(host = '127.0.0.1'): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = der(0x30, der(0x31, der(0x30, oid(0x55, 0x04, 0x03), der(0x0c, Buffer.from(`test of ${host}`)))));
  const day = (offset: number) => {
    const time = new Date(Date.now() + offset * 86_400_000).toISOString();
    return der(0x17, Buffer.from(`${time.slice(2, 19).replace(/\D/g, '')}Z`));
  };
  const isAddress = host === '127.0.0.1';
  const names = der(0x30, isAddress ? der(0x87, Buffer.from([127, 0, 0, 1])) : der(0x82, Buffer.from(host)));
  const subjectAltName = der(0x30, oid(0x55, 0x1d, 0x11), der(0x04, names));
  const unsigned = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ECDSA_WITH_SHA256,
    name,
    der(0x30, day(-1), day(1)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, subjectAltName)),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', unsigned, privateKey));
  const certificate = der(0x30, unsigned, ECDSA_WITH_SHA256, signature).toString('base64');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
}

/** One value of ASN.1: tag, length, contents. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const contents = Buffer.concat(parts);
  const { length } = contents;
  const lengthBytes = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...lengthBytes]), contents]);
}

function oid(...bytes: readonly number[]): Buffer {
  return der(0x06, Buffer.from(bytes));
}

const ECDSA_WITH_SHA256 = der(0x30, oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
