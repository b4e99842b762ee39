from .home import HomePage, TopTask
from .search import SearchSynonym

__all__ = ["HomePage", "SearchSynonym", "TopTask"]
