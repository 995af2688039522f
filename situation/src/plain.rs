//! Plain values as bytes: what is hashed, signed and kept.

use serde::Serialize;

/// The bytes of a plain value: structures, enumerations, numbers, texts and lists that know their length.
///
/// # Panics
/// With a value that is not plain: no input and no file can bring that about, only its type. Bytes that stand for
/// nothing would be signed as if they said it.
pub(crate) fn bytes_of(value: &impl Serialize) -> Vec<u8> {
    postcard::to_stdvec(value).expect("a plain value is written into memory, which cannot fail")
}

#[cfg(test)]
mod tests {
    use serde::Serializer;

    use super::*;

    struct Endless;

    impl Serialize for Endless {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_seq((0_u8..).take_while(|number| *number < 3))
        }
    }

    #[test]
    #[should_panic(expected = "a plain value")]
    fn what_is_not_plain_never_becomes_bytes_that_say_nothing() {
        bytes_of(&(1_u8, Endless));
    }
}
