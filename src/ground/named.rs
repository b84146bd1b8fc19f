//! One way to declare a small closed set of names: states, kinds, degrees.

/// Declares an enum whose variants are stored, exchanged and parsed by a name each.
#[macro_export]
macro_rules! named {
    ($($(#[$meta:meta])* $type:ident { $($(#[$doc:meta])* $variant:ident => $name:literal),+ $(,)? })+) => {$(
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        pub enum $type { $($(#[$doc])* #[serde(rename = $name)] $variant),+ }

        impl $type {
            pub const ALL: &'static [$type] = &[$($type::$variant),+];
            pub const fn name(self) -> &'static str {
                match self { $($type::$variant => $name),+ }
            }
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    )+};
}
