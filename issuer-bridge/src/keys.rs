//! The organisation's keys: an Ed25519 key that signs badges and certifies, and an X25519 key to which learners seal
//! their identity. In the store they stand sealed under the key-encryption key.

mod badge_key;
mod export;
mod kek;
mod private;

use ed25519_dalek::{Signer as _, SigningKey};
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable as _, Kem as _, Serializable as _};
use situation::identity::{Identity, SealedIdentity};
use zeroize::Zeroizing;

use crate::encoding::{from_hex, hex, random, sha256};
use crate::store::{BadgeKeyRow, OrganisationRow};
pub use badge_key::BadgeKey;
pub use export::{ExportError, KeyFile};
pub use kek::{Kek, KekError, KeySource};
pub(crate) use private::{private_file, private_folder};

const SIGNING: &[u8] = b"envol-organisation-signing-v1";
const SEALING: &[u8] = b"envol-organisation-sealing-v1";
const CERTIFIES: &[u8] = b"envol-sealing-key-v1";
const IDENTITY: &[u8] = b"envol-identity-v1";

type Kem = X25519HkdfSha256;
type Kdf = hpke::kdf::HkdfSha256;
type Aead = hpke::aead::ChaCha20Poly1305;

/// The keys, open in memory.
pub struct OrganisationKeys {
    signing: SigningKey,
    sealing: <Kem as hpke::Kem>::PrivateKey,
    sealing_public: [u8; 32],
    /// Those that sign badges, oldest first; the first is `signing`.
    badges: Vec<BadgeKey>,
}

impl std::fmt::Debug for OrganisationKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OrganisationKeys({})", hex(self.signing.verifying_key().as_bytes()))
    }
}

impl OrganisationKeys {
    /// Fresh keys.
    pub fn generate() -> Self {
        let seed = Zeroizing::new(random::<32>());
        let (sealing, public) = Kem::gen_keypair();
        let signing = SigningKey::from_bytes(&seed);
        Self {
            badges: vec![BadgeKey::first(&signing)],
            signing,
            sealing,
            sealing_public: public.to_bytes().into(),
        }
    }

    fn from_secrets(signing: &[u8; 32], sealing: &[u8]) -> Option<Self> {
        let sealing = <Kem as hpke::Kem>::PrivateKey::from_bytes(sealing).ok()?;
        let sealing_public = Kem::sk_to_pk(&sealing).to_bytes().into();
        let signing = SigningKey::from_bytes(signing);
        Some(Self {
            badges: vec![BadgeKey::first(&signing)],
            signing,
            sealing,
            sealing_public,
        })
    }

    /// The row to keep, secrets sealed.
    pub(crate) fn seal(&self, organisation: &str, kek: &Kek, now: i64) -> OrganisationRow {
        let sealing = Zeroizing::new(self.sealing.to_bytes().to_vec());
        OrganisationRow {
            name: organisation.to_owned(),
            signing_public: hex(self.signing.verifying_key().as_bytes()),
            signing_sealed: hex(&kek.seal(SIGNING, self.signing.as_bytes())),
            sealing_public: hex(&self.sealing_public),
            sealing_sealed: hex(&kek.seal(SEALING, &sealing)),
            created: now,
            exported: None,
        }
    }

    /// Opens the keys of an organisation, with those that sign badges after its first.
    ///
    /// # Errors
    /// [`KekError::WrongKey`] where the key-encryption key is another one or a row was changed.
    pub(crate) fn open(row: &OrganisationRow, later: &[BadgeKeyRow], kek: &Kek) -> Result<Self, KekError> {
        let open = |what, sealed: &str| kek.open(what, &from_hex(sealed).ok_or(KekError::WrongKey)?);
        let signing: [u8; 32] = open(SIGNING, &row.signing_sealed)?
            .as_slice()
            .try_into()
            .map_err(|_| KekError::WrongKey)?;
        let sealing = open(SEALING, &row.sealing_sealed)?;
        let mut keys = Self::from_secrets(&signing, &sealing).ok_or(KekError::WrongKey)?;
        for row in later {
            keys.badges.push(BadgeKey::open(row, kek)?);
        }
        // A database with somebody else's public keys beside our secrets must not be served.
        let same = hex(keys.signing.verifying_key().as_bytes()) == row.signing_public
            && hex(&keys.sealing_public) == row.sealing_public;
        if same { Ok(keys) } else { Err(KekError::WrongKey) }
    }

    /// The keys that sign badges or did, oldest first.
    pub fn badges(&self) -> &[BadgeKey] {
        &self.badges
    }

    /// Their public halves.
    pub(crate) fn all_public(&self) -> Vec<[u8; 32]> {
        self.badges.iter().map(|key| key.public).collect()
    }

    /// The newest of them.
    pub(crate) fn newest(&self) -> &BadgeKey {
        self.badges.last().unwrap_or(&self.badges[0])
    }

    /// The newest of them that is at hand: the one that signs.
    pub(crate) fn in_use(&self) -> &BadgeKey {
        let at_hand = self.badges.iter().rev().find(|key| key.secret.is_some());
        at_hand.unwrap_or(&self.badges[0])
    }

    /// The one whose badges are in a status list.
    pub(crate) fn of_list(&self, list: i64) -> &BadgeKey {
        let begun = self.badges.iter().rev().find(|key| key.first_list <= list);
        begun.unwrap_or(&self.badges[0])
    }

    /// The organisation's own key, which pairs stations and certifies.
    pub fn signing(&self) -> &SigningKey {
        &self.signing
    }

    /// The organisation's public key.
    pub fn public(&self) -> [u8; 32] {
        self.signing.verifying_key().to_bytes()
    }

    /// The public key to which identities are sealed.
    pub fn sealing_public(&self) -> [u8; 32] {
        self.sealing_public
    }

    /// The organisation's word for its sealing key.
    pub fn sealing_certificate(&self) -> [u8; 64] {
        self.sign(CERTIFIES, &[&self.sealing_public])
    }

    /// Signs `domain` ‖ `parts`.
    pub fn sign(&self, domain: &[u8], parts: &[&[u8]]) -> [u8; 64] {
        let message: Vec<u8> = std::iter::once(domain)
            .chain(parts.iter().copied())
            .flatten()
            .copied()
            .collect();
        self.signing.sign(&message).to_bytes()
    }

    /// Reads a sealed identity; `None` where it was sealed to another key, for another claim, or is altered.
    pub fn unseal(&self, sealed: &SealedIdentity, claim: &[u8; 16]) -> Option<Identity> {
        if sealed.recipient != sha256(&self.sealing_public) {
            return None;
        }
        let encapsulated = <Kem as hpke::Kem>::EncappedKey::from_bytes(&sealed.encapsulated).ok()?;
        let plain = hpke::single_shot_open::<Aead, Kdf, Kem>(
            &hpke::OpModeR::Base,
            &self.sealing,
            &encapsulated,
            IDENTITY,
            &sealed.ciphertext,
            claim,
        )
        .ok()?;
        serde_json::from_slice(&Zeroizing::new(plain)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sealed_keys_open_with_their_own_key_only() {
        let (kek, other) = (Kek::from_bytes([7; 32]), Kek::from_bytes([8; 32]));
        let keys = OrganisationKeys::generate();
        let row = keys.seal("Tiers-lieu d'essai", &kek, 0);
        assert_eq!(
            OrganisationKeys::open(&row, &[], &kek).expect("opens").public(),
            keys.public()
        );
        assert!(matches!(
            OrganisationKeys::open(&row, &[], &other),
            Err(KekError::WrongKey)
        ));
        let swapped = OrganisationRow {
            signing_public: hex(&[1; 32]),
            ..row
        };
        assert!(matches!(
            OrganisationKeys::open(&swapped, &[], &kek),
            Err(KekError::WrongKey)
        ));
    }

    #[test]
    fn an_identity_opens_for_its_claim_only() {
        let keys = OrganisationKeys::generate();
        let public = <Kem as hpke::Kem>::PublicKey::from_bytes(&keys.sealing_public()).expect("a key");
        let identity = Identity {
            name: "Sacha M.".to_owned(),
            email: None,
        };
        let plain = serde_json::to_vec(&identity).expect("json");
        let (encapsulated, ciphertext) =
            hpke::single_shot_seal::<Aead, Kdf, Kem>(&hpke::OpModeS::Base, &public, IDENTITY, &plain, &[3; 16])
                .expect("sealed");
        let sealed = SealedIdentity {
            encapsulated: encapsulated.to_bytes().to_vec(),
            ciphertext,
            recipient: sha256(&keys.sealing_public()),
        };
        assert_eq!(keys.unseal(&sealed, &[3; 16]), Some(identity));
        assert_eq!(keys.unseal(&sealed, &[4; 16]), None);
        assert_eq!(OrganisationKeys::generate().unseal(&sealed, &[3; 16]), None);
    }
}
