from enum import Enum

class CalculationMethod(Enum):
    UMM_AL_QURA = 4
