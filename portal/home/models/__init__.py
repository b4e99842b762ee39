from .home import HomePage, TopTask
from .search import SearchSynonym
from .zero_results import ZeroResultTerm

__all__ = ["HomePage", "SearchSynonym", "TopTask", "ZeroResultTerm"]
