//! Who may do what: passwords, logins, the tokens of forms, and the doors that requests pass.

mod account;
mod address;
mod again;
mod cookie;
mod door;
mod known;
mod login;
mod password;
mod role;
mod throttle;

pub(crate) use account::new_account;
pub(crate) use address::Address;
pub(crate) use again::is_password_of;
pub(crate) use cookie::{cookie, set_cookie};
pub(crate) use door::{guard_host, guard_response, policy_with_forms_to};
pub(crate) use known::{known, remember};
pub(crate) use login::{FormToken, NoFields, SignedForm, Visitor, close, open, running};
pub(crate) use password::{MIN_LENGTH, Match, hash, is_short, matches, matches_nobody};
pub(crate) use role::{
    Decides, KeepsData, KeepsStations, Needs, Organises, Person, Reads, Receives, Right, Role, roles_of, words_of,
};
pub(crate) use throttle::{Try, network};
