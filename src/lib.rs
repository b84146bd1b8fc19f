pub mod call;
pub mod db;
pub mod ground;
pub mod proposal;
