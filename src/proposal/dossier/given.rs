//! One document as evaluators are given it, alone or in a dossier: itself, or its copy whose surplus pages are blank.

use object_store::GetResult;

use super::{LANGUAGE, Part};
use crate::call::rules::Rulebook;
use crate::files::Cutting;
use crate::files::pack::What;
use crate::ground::Result;
use crate::people::Look;
use crate::proposal::rules::{Content, Document};
use crate::web::State;

#[derive(Clone, Debug)]
pub struct Given {
    pub part: Part,
    /// Stands on every blanked page: the same for all readers.
    pub blank: String,
}

impl Given {
    pub fn of(look: &Look<'_>, book: &Rulebook, content: &Content, document: &Document) -> Self {
        let part = Part::of(book, content, document, look.language.code());
        Self { part, blank: look.words().say(LANGUAGE, "dossier-blank") }
    }

    fn cutting(&self) -> Option<Cutting> {
        let document = &self.part.document;
        let (keep, pages) = self.part.keep.zip(document.pages)?;
        Some(Cutting { sha256: document.sha256.clone(), pages, keep, note: self.blank.clone() })
    }

    /// What cannot be copied is given as it is, and [`Self::blanked`] and the list in the ZIP say so.
    pub(super) async fn what(&self, state: &State) -> Result<What> {
        if let Some(cutting) = self.cutting()
            && let Some(copy) = state.files.cut(&state.inspector, &cutting).await?
        {
            return Ok(What::Copied(copy));
        }
        Ok(What::Kept(self.part.document.sha256.clone()))
    }

    /// Its bytes.
    pub async fn open(&self, state: &State) -> Result<GetResult> {
        match self.what(state).await? {
            What::Copied(copy) => state.files.read_copy(&copy).await,
            _ => state.files.read(&self.part.document.sha256).await,
        }
    }

    /// Which pages are blanked, in words; None where none are.
    pub fn blanked(&self, look: &Look<'_>) -> Result<Option<String>> {
        let Some(cutting) = self.cutting() else { return Ok(None) };
        let failed = look.state.files.cannot_cut(&cutting)?;
        let key = if failed { "dossier-not-blanked" } else { "dossier-blanked" };
        let args = [("from", (cutting.keep + 1).to_string()), ("to", cutting.pages.to_string())];
        Ok(Some(look.text(key, &args)))
    }
}
