//! How an organisation comes into being: its keys and its first account.

use crate::access::{self, Role, words_of};
use crate::bridge::Bridge;
use crate::config::Bootstrap;
use crate::error::BridgeError;
use crate::keys::OrganisationKeys;
use crate::spelling;
use crate::start_error::StartError;
use crate::store::AccountRow;

impl Bridge {
    /// Founds the organisation as `wanted`, where there is none.
    pub(crate) async fn bootstrap(&self, wanted: &Bootstrap) -> Result<(), StartError> {
        if self.store.organisation().await?.is_some() {
            return Ok(());
        }
        if access::is_short(&wanted.password) {
            return Err(StartError::ShortPassword);
        }
        let created = self.found(
            &wanted.organisation,
            &wanted.name,
            wanted.email.clone(),
            wanted.password.clone(),
        );
        created.await?;
        Ok(())
    }

    /// The first account of an organisation that came back from a copy; `None` where somebody has one.
    pub(crate) async fn first_account(
        &self,
        name: &str,
        email: Option<String>,
        password: String,
    ) -> Result<Option<AccountRow>, BridgeError> {
        let account = access::new_account(self, name, email, password, first_roles()).await?;
        let added = self.store.add_first_account(&account).await?;
        Ok(added.then_some(account))
    }

    /// Creates the organisation with fresh keys, and its first account; `None` where there already is one.
    pub(crate) async fn found(
        &self,
        organisation: &str,
        name: &str,
        email: Option<String>,
        password: String,
    ) -> Result<Option<AccountRow>, BridgeError> {
        let kek = self.kek(true)?;
        let account = access::new_account(self, name, email, password, first_roles()).await?;
        let row = OrganisationKeys::generate().seal(&spelling::name(organisation), &kek, self.now());
        let founded = self.store.found(&row, &account).await?;
        Ok(founded.then_some(account))
    }
}

/// Whoever founds an organisation decides and keeps it; others are given their part.
fn first_roles() -> String {
    words_of([Role::Pedagogue, Role::Cartographe])
}
