//! The same questions to either database. A query is written once, with what both of them speak; here it meets the
//! driver, with the driver's own types.

use std::borrow::Cow;

use sqlx::encode::Encode;
use sqlx::postgres::{PgArguments, PgPool, PgRow};
use sqlx::sqlite::{SqliteArguments, SqlitePool, SqliteRow};
use sqlx::{Arguments, FromRow, Postgres, SqlSafeStr, SqlStr, Sqlite, Type};

/// Connections to the database.
#[derive(Debug, Clone)]
pub(super) enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// What is written together or not at all. Of two that are open at once the second waits for the first.
pub(super) enum Transaction {
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    Postgres(sqlx::Transaction<'static, Postgres>),
}

impl Transaction {
    pub(super) async fn commit(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(transaction) => transaction.commit().await,
            Self::Postgres(transaction) => transaction.commit().await,
        }
    }

    pub(super) async fn rollback(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(transaction) => transaction.rollback().await,
            Self::Postgres(transaction) => transaction.rollback().await,
        }
    }
}

/// Where a question is asked.
pub(super) enum On<'c> {
    Pool(&'c Pool),
    Transaction(&'c mut Transaction),
}

impl<'c> From<&'c Pool> for On<'c> {
    fn from(pool: &'c Pool) -> Self {
        Self::Pool(pool)
    }
}

impl<'c> From<&'c mut Transaction> for On<'c> {
    fn from(transaction: &'c mut Transaction) -> Self {
        Self::Transaction(transaction)
    }
}

/// What both databases give as a row.
pub(super) trait Kept: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

impl<T> Kept for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

/// What stands in place of a `$1`.
#[derive(Debug)]
pub(super) enum Value<'q> {
    Whole(Option<i64>),
    Truth(bool),
    Text(Option<Cow<'q, str>>),
    Bytes(Option<&'q [u8]>),
}

macro_rules! values {
    ($($from:ty => |$given:ident| $value:expr;)*) => {
        $(impl<'q> From<$from> for Value<'q> {
            fn from($given: $from) -> Self {
                $value
            }
        })*
    };
}

values! {
    i64 => |given| Self::Whole(Some(given));
    &'q i64 => |given| Self::Whole(Some(*given));
    Option<i64> => |given| Self::Whole(given);
    bool => |given| Self::Truth(given);
    String => |given| Self::Text(Some(Cow::Owned(given)));
    &'q str => |given| Self::Text(Some(Cow::Borrowed(given)));
    &'q String => |given| Self::Text(Some(Cow::Borrowed(given)));
    Option<&'q str> => |given| Self::Text(given.map(Cow::Borrowed));
    Option<&'q String> => |given| Self::Text(given.map(|text| Cow::Borrowed(text.as_str())));
    &'q Option<String> => |given| Self::Text(given.as_deref().map(Cow::Borrowed));
    &'q Vec<u8> => |given| Self::Bytes(Some(given));
    &'q Option<Vec<u8>> => |given| Self::Bytes(given.as_deref());
}

/// A question.
#[derive(Debug)]
pub(super) struct Query<'q> {
    sql: SqlStr,
    values: Vec<Value<'q>>,
}

pub(super) fn query<'q>(sql: impl SqlSafeStr) -> Query<'q> {
    Query {
        sql: sql.into_sql_str(),
        values: Vec::new(),
    }
}

/// Puts a question to whoever is there, with its values in that driver's own form.
macro_rules! put {
    ($query:ident, $on:ident, |$asked:ident, $to:ident| $answer:expr) => {
        match $on.into() {
            On::Pool(Pool::Sqlite($to)) => {
                let $asked = ($query.sql, arguments::<SqliteArguments>(&$query.values)?);
                $answer
            }
            On::Pool(Pool::Postgres($to)) => {
                let $asked = ($query.sql, arguments::<PgArguments>(&$query.values)?);
                $answer
            }
            On::Transaction(Transaction::Sqlite(open)) => {
                let ($asked, $to) = (($query.sql, arguments::<SqliteArguments>(&$query.values)?), &mut **open);
                $answer
            }
            On::Transaction(Transaction::Postgres(open)) => {
                let ($asked, $to) = (($query.sql, arguments::<PgArguments>(&$query.values)?), &mut **open);
                $answer
            }
        }
    };
}

impl<'q> Query<'q> {
    pub(super) fn bind(mut self, value: impl Into<Value<'q>>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Gives how many rows it touched.
    pub(super) async fn execute(self, on: impl Into<On<'_>>) -> Result<u64, sqlx::Error> {
        put!(self, on, |asked, to| {
            Ok(sqlx::query_with(asked.0, asked.1).execute(to).await?.rows_affected())
        })
    }

    pub(super) async fn fetch_one<T: Kept>(self, on: impl Into<On<'_>>) -> Result<T, sqlx::Error> {
        put!(self, on, |asked, to| sqlx::query_as_with(asked.0, asked.1)
            .fetch_one(to)
            .await)
    }

    pub(super) async fn fetch_optional<T: Kept>(self, on: impl Into<On<'_>>) -> Result<Option<T>, sqlx::Error> {
        put!(self, on, |asked, to| sqlx::query_as_with(asked.0, asked.1)
            .fetch_optional(to)
            .await)
    }

    pub(super) async fn fetch_all<T: Kept>(self, on: impl Into<On<'_>>) -> Result<Vec<T>, sqlx::Error> {
        put!(self, on, |asked, to| sqlx::query_as_with(asked.0, asked.1)
            .fetch_all(to)
            .await)
    }
}

/// A question whose answer is the first column.
#[derive(Debug)]
pub(super) struct Scalar<'q>(Query<'q>);

pub(super) fn query_scalar<'q>(sql: impl SqlSafeStr) -> Scalar<'q> {
    Scalar(query(sql))
}

impl<'q> Scalar<'q> {
    pub(super) fn bind(self, value: impl Into<Value<'q>>) -> Self {
        Self(self.0.bind(value))
    }

    pub(super) async fn fetch_one<T>(self, on: impl Into<On<'_>>) -> Result<T, sqlx::Error>
    where
        (T,): Kept,
    {
        Ok(self.0.fetch_one::<(T,)>(on).await?.0)
    }

    pub(super) async fn fetch_optional<T>(self, on: impl Into<On<'_>>) -> Result<Option<T>, sqlx::Error>
    where
        (T,): Kept,
    {
        Ok(self.0.fetch_optional::<(T,)>(on).await?.map(|row| row.0))
    }

    pub(super) async fn fetch_all<T>(self, on: impl Into<On<'_>>) -> Result<Vec<T>, sqlx::Error>
    where
        (T,): Kept,
    {
        let rows = self.0.fetch_all::<(T,)>(on).await?;
        Ok(rows.into_iter().map(|row| row.0).collect())
    }
}

fn arguments<'q, A: Arguments>(values: &'q [Value<'q>]) -> Result<A, sqlx::Error>
where
    Option<i64>: Encode<'q, A::Database> + Type<A::Database>,
    bool: Encode<'q, A::Database> + Type<A::Database>,
    Option<&'q str>: Encode<'q, A::Database> + Type<A::Database>,
    Option<&'q [u8]>: Encode<'q, A::Database> + Type<A::Database>,
{
    let mut arguments = A::default();
    for value in values {
        match value {
            Value::Whole(number) => arguments.add(*number),
            Value::Truth(truth) => arguments.add(*truth),
            Value::Text(text) => arguments.add(text.as_deref()),
            Value::Bytes(bytes) => arguments.add(*bytes),
        }
        .map_err(sqlx::Error::Encode)?;
    }
    Ok(arguments)
}
