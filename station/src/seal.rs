//! Sealing an identity to the organisation: nobody on the station can read it back.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signature, VerifyingKey};
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable as _, Kem, OpModeS, Serializable as _};
use sha2::{Digest as _, Sha256};
use situation::identity::{Identity, SealedIdentity};
use zeroize::Zeroizing;

use crate::error::StationError;

/// What the organisation's key signs, before the sealing key.
const CERTIFIES: &[u8] = b"envol-sealing-key-v1";
/// HPKE's info.
const INFO: &[u8] = b"envol-identity-v1";

/// An organisation's keys, certified: the sealing key carries the organisation's signature.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Certified {
    pub(crate) organisation: VerifyingKey,
    pub(crate) sealing: [u8; 32],
}

impl Certified {
    /// Reads the keys of an offer or a pairing (base64url) and verifies that they belong together.
    pub(crate) fn read(organisation: &str, sealing: &str, signature: &str) -> Result<Self, StationError> {
        let unreadable = |what: &str| StationError::OfferUnreadable(format!("{what} is no key or signature"));
        let key = read::<32>(organisation).ok_or_else(|| unreadable("organisation_key"))?;
        let organisation = VerifyingKey::from_bytes(&key).map_err(|_| unreadable("organisation_key"))?;
        let sealing = read::<32>(sealing).ok_or_else(|| unreadable("sealing_key"))?;
        let signature = read::<64>(signature).ok_or_else(|| unreadable("sealing_key_signature"))?;
        organisation
            .verify_strict(&[CERTIFIES, &sealing].concat(), &Signature::from_bytes(&signature))
            .map_err(|_| StationError::OfferSignature)?;
        Ok(Self { organisation, sealing })
    }

    /// Seals `identity` for the claim `claim`.
    pub(crate) fn seal(&self, identity: &Identity, claim: &[u8; 16]) -> Result<SealedIdentity, StationError> {
        // A certified key that is no point of the curve, or a weak one: the organisation's mistake.
        let refused = |_| StationError::OfferSignature;
        let plain = serde_json::to_vec(identity).expect("two texts in a structure are always written as JSON");
        let plain = Zeroizing::new(plain);
        let key = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&self.sealing).map_err(refused)?;
        let (encapsulated, mut context) =
            hpke::setup_sender::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(&OpModeS::Base, &key, INFO)
                .map_err(refused)?;
        let ciphertext = context.seal(&plain, claim).map_err(refused)?;
        Ok(SealedIdentity {
            encapsulated: encapsulated.to_bytes().to_vec(),
            ciphertext,
            recipient: Sha256::digest(self.sealing).into(),
        })
    }
}

/// Reads base64url of exactly `N` bytes.
pub(crate) fn read<const N: usize>(text: &str) -> Option<[u8; N]> {
    URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok()?.try_into().ok()
}

/// Writes base64url.
pub(crate) fn write(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use ed25519_dalek::{Signer as _, SigningKey};
    use hpke::OpModeR;

    use super::*;

    fn certified(organisation: &SigningKey, sealing: &[u8; 32]) -> Result<Certified, StationError> {
        let signature = organisation.sign(&[CERTIFIES, sealing].concat()).to_bytes();
        Certified::read(
            &write(organisation.verifying_key().as_bytes()),
            &write(sealing),
            &write(&signature),
        )
    }

    #[test]
    fn only_the_organisation_reads_an_identity_and_only_for_its_claim() {
        let (private, public) = X25519HkdfSha256::gen_keypair();
        let public: [u8; 32] = public.to_bytes().into();
        let keys = certified(&SigningKey::from_bytes(&[1; 32]), &public).unwrap();
        let identity = Identity {
            name: "Noé Été".to_owned(),
            email: Some("noe@example.org".to_owned()),
        };
        let sealed = keys.seal(&identity, &[9; 16]).unwrap();
        let open = |claim: &[u8; 16]| {
            let encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(&sealed.encapsulated).unwrap();
            let mut context = hpke::setup_receiver::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
                &OpModeR::Base,
                &private,
                &encapsulated,
                INFO,
            )
            .unwrap();
            context.open(&sealed.ciphertext, claim).ok()
        };
        assert_eq!(
            serde_json::from_slice::<Identity>(&open(&[9; 16]).unwrap()).unwrap(),
            identity
        );
        assert_eq!(open(&[8; 16]), None, "bound to its claim");
    }

    #[test]
    fn a_sealing_key_that_the_organisation_did_not_certify_is_refused() {
        let organisation = SigningKey::from_bytes(&[1; 32]);
        let signature = organisation.sign(&[CERTIFIES, &[2; 32]].concat()).to_bytes();
        let swapped = Certified::read(
            &write(organisation.verifying_key().as_bytes()),
            &write(&[3; 32]),
            &write(&signature),
        );
        assert!(matches!(swapped, Err(StationError::OfferSignature)));
        let rubbish = Certified::read("", "", "");
        assert!(matches!(rubbish, Err(StationError::OfferUnreadable(_))));
    }

    #[test]
    fn a_weak_sealing_key_is_refused_even_certified() {
        let keys = certified(&SigningKey::from_bytes(&[1; 32]), &[0; 32]).unwrap();
        assert!(keys.seal(&Identity::default(), &[0; 16]).is_err());
    }
}
