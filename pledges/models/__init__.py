from pledges.models.files import PledgeFile
from pledges.models.global_reports import GlobalReport
from pledges.models.imports import PledgeImport, PledgeImportFile
from pledges.models.pledges import Pledge
from pledges.models.references import ReferenceYear
from pledges.models.submissions import Submission

__all__ = ["GlobalReport", "Pledge", "PledgeFile", "PledgeImport", "PledgeImportFile", "ReferenceYear", "Submission"]
