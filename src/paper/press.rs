//! Where papers are printed: two at once, each once as long as it is remembered.
//!
//! What was printed lately is kept in memory, by the hash of the paper and the version of the program: drafts are
//! private, and a cache on disk would have to be erased with them.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

use super::{Paper, pdf};
use crate::ground::{Error, Result};

const AT_ONCE: usize = 2;
/// Bytes of printed papers that are remembered.
const REMEMBERED: usize = 32 << 20;

type Hash = [u8; 32];
type Printed = Arc<Vec<u8>>;

#[derive(Clone, Debug)]
pub struct Press {
    free: Arc<Semaphore>,
    printed: Arc<Mutex<VecDeque<(Hash, Printed)>>>,
}

impl Default for Press {
    fn default() -> Self {
        Self { free: Arc::new(Semaphore::new(AT_ONCE)), printed: Arc::default() }
    }
}

impl Press {
    /// Prints on a thread that may block.
    pub async fn print(&self, paper: Paper) -> Result<Printed> {
        let hash: Hash = Sha256::digest(serde_json::to_vec(&paper)?).into();
        if let Some(printed) = self.remembered(&hash) {
            return Ok(printed);
        }
        let _turn = self.free.acquire().await.map_err(Error::internal)?;
        let printed = tokio::task::spawn_blocking(move || pdf(&paper)).await.map_err(Error::internal)??;
        let printed = Arc::new(printed);
        self.remember(hash, printed.clone());
        Ok(printed)
    }

    fn remembered(&self, hash: &Hash) -> Option<Printed> {
        let printed = self.printed.lock().unwrap_or_else(PoisonError::into_inner);
        printed.iter().find(|(of, _)| of == hash).map(|(_, printed)| printed.clone())
    }

    fn remember(&self, hash: Hash, new: Printed) {
        let mut printed = self.printed.lock().unwrap_or_else(PoisonError::into_inner);
        printed.push_back((hash, new));
        while printed.iter().map(|(_, one)| one.len()).sum::<usize>() > REMEMBERED && printed.len() > 1 {
            printed.pop_front();
        }
    }
}
