//! What happened before the demonstration begins.

use super::cast::Cast;
use super::scene::Scene;
use crate::ground::Result;

pub fn tell(_scene: &Scene<'_>, _cast: &Cast) -> Result<()> {
    Ok(())
}
