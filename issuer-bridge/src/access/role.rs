//! What people may do here. A person has one role or several; in a small venue one person has all of them.

use std::marker::PhantomData;

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;

use super::login::Visitor;
use crate::bridge::Shared;
use crate::error::BridgeError;
use crate::store::LoginRow;

/// A role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Animates, reads requests and decides, receives files, pairs stations, decides for a room.
    Pedagogue,
    /// Reads requests and decides, one by one.
    Reviewer,
    /// Keeps badges, keys, stations and accounts.
    Cartographe,
    /// Reads along, without identities; decides nothing.
    Committee,
}

/// What a role may give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Right {
    /// Read requests, without identities.
    Read,
    /// Decide about one request, and open the identity that was joined to it.
    Decide,
    /// Decide for a room, take in files and what waits apart.
    Receive,
    /// Pair stations and trust them no longer.
    Stations,
    /// Hand out and erase what is held about a person.
    Data,
    /// Badges, keys, accounts, durations, the audit trail.
    Organise,
}

impl Right {
    /// What it lets one do, for those who write programs.
    pub(crate) const fn what(self) -> &'static str {
        match self {
            Self::Read => "read requests",
            Self::Decide => "decide about a request",
            Self::Receive => "receive and decide for a room",
            Self::Stations => "keep stations",
            Self::Data => "hand out and erase what is held about a person",
            Self::Organise => "organise",
        }
    }
}

impl Role {
    pub(crate) const ALL: [Self; 4] = [Self::Pedagogue, Self::Reviewer, Self::Cartographe, Self::Committee];

    /// The word in the database and in forms.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Pedagogue => "pedagogue",
            Self::Reviewer => "reviewer",
            Self::Cartographe => "cartographe",
            Self::Committee => "committee",
        }
    }

    /// Its name, as a sentence's id.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Pedagogue => "bridge-role-pedagogue",
            Self::Reviewer => "bridge-role-reviewer",
            Self::Cartographe => "bridge-role-cartographe",
            Self::Committee => "bridge-role-committee",
        }
    }

    /// What it may do, as a sentence's id.
    pub(crate) const fn what(self) -> &'static str {
        match self {
            Self::Pedagogue => "bridge-role-pedagogue-what",
            Self::Reviewer => "bridge-role-reviewer-what",
            Self::Cartographe => "bridge-role-cartographe-what",
            Self::Committee => "bridge-role-committee-what",
        }
    }

    fn gives(self, right: Right) -> bool {
        match right {
            Right::Read => true,
            Right::Decide => matches!(self, Self::Pedagogue | Self::Reviewer),
            Right::Receive => self == Self::Pedagogue,
            Right::Stations | Right::Data => matches!(self, Self::Pedagogue | Self::Cartographe),
            Right::Organise => self == Self::Cartographe,
        }
    }
}

/// The roles that words name; words of no role name none.
pub(crate) fn roles_of(words: &str) -> impl Iterator<Item = Role> + '_ {
    let is_named = move |role: &Role| words.split(' ').any(|word| word == role.word());
    Role::ALL.into_iter().filter(is_named)
}

/// Roles as words.
pub(crate) fn words_of(roles: impl IntoIterator<Item = Role>) -> String {
    let words: Vec<&str> = roles.into_iter().map(Role::word).collect();
    words.join(" ")
}

impl LoginRow {
    /// Whether one of its roles gives a right.
    pub(crate) fn may(&self, right: Right) -> bool {
        roles_of(&self.roles).any(|role| role.gives(right))
    }

    /// # Errors
    /// Where none of its roles gives the right.
    pub(crate) fn must(&self, right: Right) -> Result<(), BridgeError> {
        if self.may(right) {
            Ok(())
        } else {
            Err(BridgeError::refused(StatusCode::FORBIDDEN, "bridge-error-role"))
        }
    }
}

/// What a handler asks of who comes, in its type.
pub(crate) trait Needs: Send + Sync + 'static {
    const RIGHT: Right;
}

macro_rules! needs {
    ($($(#[$outer:meta])* $name:ident = $right:ident;)*) => {
        $($(#[$outer])*
        #[derive(Debug, Clone, Copy)]
        pub(crate) struct $name;

        impl Needs for $name {
            const RIGHT: Right = Right::$right;
        })*
    };
}

needs! {
    /// See [`Right::Read`].
    Reads = Read;
    /// See [`Right::Decide`].
    Decides = Decide;
    /// See [`Right::Receive`].
    Receives = Receive;
    /// See [`Right::Stations`].
    KeepsStations = Stations;
    /// See [`Right::Data`].
    KeepsData = Data;
    /// See [`Right::Organise`].
    Organises = Organise;
}

/// Somebody who is logged in and may do what `R` says; others are sent to the login page, or told that it is not theirs.
#[derive(Debug, Clone)]
pub(crate) struct Person<R>(pub(crate) LoginRow, PhantomData<R>);

impl<R: Needs> Person<R> {
    /// # Errors
    /// Where the login may not.
    pub(crate) fn of(login: LoginRow) -> Result<Self, BridgeError> {
        login.must(R::RIGHT)?;
        Ok(Self(login, PhantomData))
    }
}

impl<R: Needs> FromRequestParts<Shared> for Person<R> {
    type Rejection = BridgeError;

    async fn from_request_parts(parts: &mut Parts, bridge: &Shared) -> Result<Self, BridgeError> {
        let Visitor(login) = Visitor::from_request_parts(parts, bridge).await?;
        // After a form was sent, the page it stood on is the place to return to; its path is not known here.
        let back = if parts.method == axum::http::Method::GET {
            parts.uri.path().to_owned()
        } else {
            "/".to_owned()
        };
        Self::of(login.ok_or(BridgeError::LoggedOut { back })?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_read_as_they_are_written_and_unknown_words_give_nothing() {
        let both = words_of([Role::Pedagogue, Role::Cartographe]);
        assert_eq!(
            roles_of(&both).collect::<Vec<_>>(),
            [Role::Pedagogue, Role::Cartographe]
        );
        assert_eq!(roles_of("pedagogues chief").count(), 0);
        assert_eq!(roles_of("").count(), 0);
    }

    #[test]
    fn nobody_but_who_decides_opens_identities_and_a_committee_only_reads() {
        for right in [
            Right::Decide,
            Right::Receive,
            Right::Stations,
            Right::Data,
            Right::Organise,
        ] {
            assert!(!Role::Committee.gives(right), "{right:?}");
        }
        assert!(!Role::Cartographe.gives(Right::Decide));
        assert!(!Role::Reviewer.gives(Right::Data));
    }
}
